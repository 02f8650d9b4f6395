/** What a fetch of /robots.txt means for a site, and for how long (RFC 9309 sections 2.3 and 2.4). */
import type { FetchOutcome, Validators } from '../vocabulary/outcome.js';
import { readFreshnessMs } from './freshness.js';

/** Fetch at most this much; a larger file is treated as one that cannot be read. */
export const ROBOTS_FETCH_MAX_BYTES = 5 * 1024 * 1024;

/** Section 2.3.1.2 asks for five redirects at least. */
export const ROBOTS_MAX_REDIRECTS = 5;

/** Section 2.5: at least 500 KiB are read; the rest is ignored. */
const PARSED_BYTES = 500 * 1024;

export type RobotsAccess =
  | { kind: 'allow-all' }
  | { kind: 'disallow-all' }
  /** Text for the matcher, at most 500 KiB. */
  | { kind: 'rules'; text: string };

/** What the store keeps per origin. */
export interface RobotsRecord {
  access: RobotsAccess;
  because: string;
  validators: Validators;
  /** Ask again after this. */
  expiresAt: Date;
  /** First of the failures in a row; null while the file can be had. */
  unreachableSince: Date | null;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Section 2.3.1.4: after a reasonably long time (30 days) the file may be taken for missing. */
const GIVE_UP_AFTER_MS = 30 * DAY_MS;

/** 4xx, and redirects without an end: there is no file, and so no rule (section 2.3.1.3). */
const MISSING = new Set(['forbidden', 'not-found', 'client-error', 'too-many-redirects']);

function decodeRules(body: Uint8Array): string {
  if (body.byteLength <= PARSED_BYTES) return new TextDecoder().decode(body);
  const cut = body.subarray(0, PARSED_BYTES);
  // A rule cut in half could forbid more than was meant.
  return new TextDecoder().decode(
    cut.subarray(0, Math.max(cut.lastIndexOf(0x0a), cut.lastIndexOf(0x0d)) + 1),
  );
}

/** Section 2.4: no longer than a day, and not so short that every page costs two requests. */
function lifetimeMs(headers: Readonly<Record<string, string>>, now: Date): number {
  const freshMs = readFreshnessMs(headers, now);
  return freshMs === 0 ? DAY_MS : Math.min(Math.max(freshMs, HOUR_MS), DAY_MS);
}

function reachable(
  access: RobotsAccess,
  because: string,
  now: Date,
  ttlMs: number,
  validators: Validators = {},
): RobotsRecord {
  return { access, because, validators, expiresAt: new Date(now.getTime() + ttlMs), unreachableSince: null };
}

function decideUnreachable(
  reason: string,
  retryMs: number,
  previous: RobotsRecord | undefined,
  now: Date,
): RobotsRecord {
  const unreachableSince = previous?.unreachableSince ?? now;
  const expiresAt = new Date(now.getTime() + Math.min(Math.max(retryMs, HOUR_MS), DAY_MS));
  const base = { validators: previous?.validators ?? {}, expiresAt, unreachableSince };
  if (previous?.access.kind === 'rules') {
    return { ...base, access: previous.access, because: `The rules read earlier still hold. ${reason}` };
  }
  if (now.getTime() - unreachableSince.getTime() >= GIVE_UP_AFTER_MS) {
    const because = `Everything is allowed: robots.txt has been out of reach for 30 days. ${reason}`;
    return { ...base, access: { kind: 'allow-all' }, because };
  }
  return { ...base, access: { kind: 'disallow-all' }, because: `Nothing is fetched for now. ${reason}` };
}

/**
 * Decides from the answer to a request for /robots.txt and from what was known before. A missing file allows everything; one that
 * cannot be reached forbids everything, unless rules from an earlier fetch are there to go by.
 */
export function decideRobots(
  outcome: FetchOutcome,
  previous: RobotsRecord | undefined,
  now: Date,
): RobotsRecord {
  switch (outcome.kind) {
    case 'fresh': {
      const access: RobotsAccess = { kind: 'rules', text: decodeRules(outcome.body) };
      return reachable(
        access,
        'The site has rules.',
        now,
        lifetimeMs(outcome.headers, now),
        outcome.validators,
      );
    }
    case 'not-modified': {
      const access: RobotsAccess = previous?.access ?? { kind: 'allow-all' };
      return reachable(
        access,
        'The rules are unchanged.',
        now,
        lifetimeMs(outcome.headers, now),
        outcome.validators,
      );
    }
    case 'gone':
      return reachable({ kind: 'allow-all' }, `Everything is allowed. ${outcome.reason}`, now, DAY_MS);
    case 'slow-down':
      return decideUnreachable(outcome.reason, outcome.retryAfterMs ?? 0, previous, now);
    default:
      if (MISSING.has(outcome.failure)) {
        return reachable({ kind: 'allow-all' }, `Everything is allowed. ${outcome.reason}`, now, DAY_MS);
      }
      return decideUnreachable(outcome.reason, 0, previous, now);
  }
}
