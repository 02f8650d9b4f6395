/** How much of a hostile document the reader is willing to hold, and what it says when that is passed. */
import type { FailureClass } from '../vocabulary/outcome.js';

export interface ParseLimits {
  /** Octets of the undecoded document. */
  maxBytes: number;
  maxEntries: number;
  /** Levels of nested elements or JSON values. */
  maxDepth: number;
  /** Elements and texts held at one time (one entry, or the feed's own part). */
  maxNodes: number;
}

/** Sitemaps may hold 50,000 addresses (sitemaps.org); the largest feeds seen have about a tenth of that. */
export const defaultLimits: ParseLimits = {
  maxBytes: 32 * 1024 * 1024,
  maxEntries: 50_000,
  maxDepth: 500,
  maxNodes: 200_000,
};

export interface ParseFailure {
  failure: FailureClass;
  /** One sentence that names what was met. */
  reason: string;
}
