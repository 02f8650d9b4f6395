/** What other markers and rules would do to stored texts, tried on the newest of each source. */
import type { ReadyConfig } from '../config.js';
import type { Context } from '../context.js';
import { decideFullText } from '../extract/decide-full-text.js';
import type { StoredText } from '../history-ports.js';
import type { ExtractionOptions } from '../ports.js';
import { extractSettings } from '../settings-of.js';
import type { Removal } from '../vocabulary/article.js';

export interface RecleanedArticle {
  title: string;
  url: string;
  /** What only the other configuration removes, and what only that of now does. */
  removed: Removal[];
  kept: Removal[];
}

export interface CleaningDifference {
  sourceId: string;
  /** Articles tried, and how many of them come out otherwise. */
  articles: number;
  differing: number;
  samples: RecleanedArticle[];
}

/** A source more is not worth the wait: whoever changed the rules of all sources sees it at these. */
const mostSources = 50;
const articlesPerSource = 20;

/** Selectors need the page, which is not kept. */
function readsOtherwise(before: ExtractionOptions, after: ExtractionOptions): boolean {
  const shown = ({ markers, rules }: ExtractionOptions) => JSON.stringify([markers, rules]);
  return shown(before) !== shown(after);
}

/** What the feed carried is there as it was; of a page there is only what was left of it. */
function rawOf({ announced, html }: StoredText, fullText: 'auto' | 'always' | 'never'): string {
  const carried = announced.contentHtml ?? announced.summaryHtml;
  if (carried === undefined || decideFullText(announced, fullText).fetch) return html;
  return carried;
}

function missing(of: readonly Removal[], among: readonly Removal[]): Removal[] {
  const known = new Set(among.map(({ rule, text }) => `${rule} ${text}`));
  return of.filter(({ rule, text }) => !known.has(`${rule} ${text}`));
}

async function removalsOf({ extractor }: Context, html: string, url: string, options: ExtractionOptions) {
  const answer = await extractor.extract({ kind: 'fragment', html, url, options });
  return answer.ok ? answer.extraction.removed : [];
}

interface Trial {
  since: Date;
  samples: number;
  signal: AbortSignal;
}

export async function compareCleaning(
  context: Context,
  other: ReadyConfig,
  { since, samples, signal }: Trial,
): Promise<CleaningDifference[]> {
  const differences: CleaningDifference[] = [];
  const known = new Set(context.config.sources.map(({ id }) => id));
  for (const source of other.sources.filter(({ id }) => known.has(id))) {
    const now = context.extractSettings(source.id);
    const then = extractSettings(other, source);
    if (signal.aborted || differences.length === mostSources) break;
    if (!readsOtherwise(now.options, then.options)) continue;
    const texts = await context.store.texts.listNewest(source.id, since, articlesPerSource);
    const difference: CleaningDifference = {
      sourceId: source.id,
      articles: texts.length,
      differing: 0,
      samples: [],
    };
    for (const text of texts) {
      const raw = rawOf(text, now.fullText);
      const before = await removalsOf(context, raw, text.url, now.options);
      const after = await removalsOf(context, raw, text.url, then.options);
      const [removed, kept] = [missing(after, before), missing(before, after)];
      if (removed.length + kept.length === 0) continue;
      difference.differing += 1;
      const { title, url } = text;
      if (difference.samples.length < samples) difference.samples.push({ title, url, removed, kept });
    }
    differences.push(difference);
  }
  return differences;
}
