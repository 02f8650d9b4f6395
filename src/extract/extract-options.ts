/** What a source's configuration may say about its pages. */
import type { SiteRules } from './site-rules.js';

export interface ExtractOptions {
  /** CSS selector of the article (site rule). */
  content?: string;
  /** CSS selectors of what never belongs to the article. */
  strip?: string[];
  /** Ad markers of this source, beyond the built-in ones. */
  markers?: string[];
  /** Cleaning rules by name, to switch off or on. */
  rules?: Record<string, boolean>;
  /** BCP 47 tag, where the source is known to be wrong about its own. */
  language?: string;
  /** Rules of the page's site, out of the operator's folder of them. */
  site?: SiteRules;
}
