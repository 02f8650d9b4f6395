/** Which topics the items of a new source would enter, and which its categories could make. */
import { freeId, slugOf } from '../config/plan-import.js';
import type { ReadyConfig } from '../config.js';
import { extractFragment } from '../extract/extract-fragment.js';
import { createCategoryNames, foldCategory } from '../label/alias-categories.js';
import { labelArticle } from '../label/match-topics.js';
import { MEANINGLESS_CATEGORIES } from '../label/meaningless-categories.js';
import type { TopicMatcher } from '../label/topic-matcher.js';
import type { ParsedEntry, ParsedFeed } from '../vocabulary/feed-document.js';
import type { LabelInput } from '../vocabulary/topic.js';

export interface TopicProposals {
  /** Topics of the configuration. */
  configured: number;
  /** Items looked at, the newest of the document. */
  items: number;
  /** Topics of the configuration that take some of them, by what the feed says alone. */
  matching: { id: string; items: number }[];
  /** To be copied into "topics"; the fullest first. */
  suggested: { id: string; title: string; categories: string[]; items: number }[];
}

const mostItems = 50;
const mostSuggested = 3;
/** A category of fewer items is no beat of its own. */
const leastItems = 3;

function inputOf(entry: ParsedEntry, source: string): LabelInput {
  const html = entry.contentHtml ?? entry.summaryHtml ?? '';
  const url = entry.url ?? '';
  const { text, language } = extractFragment({ html, url: URL.canParse(url) ? url : 'about:blank' });
  const known = entry.language ?? language;
  return {
    title: entry.title ?? '',
    text,
    categories: entry.categories ?? [],
    source,
    url,
    authors: entry.authors ?? [],
    ...(known === undefined ? {} : { language: known }),
  };
}

function count<T>(lists: readonly (readonly T[])[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const list of lists) for (const one of new Set(list)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function byCount([, a]: readonly [unknown, number], [, b]: readonly [unknown, number]): number {
  return b - a;
}

function matchingTopics(matcher: TopicMatcher, inputs: readonly LabelInput[]) {
  const counts = count(inputs.map((input) => labelArticle(matcher, input).map(({ id }) => id)));
  return [...counts].toSorted(byCount).map(([id, items]) => ({ id, items }));
}

/** Categories that no topic names, and that say something. */
function suggestTopics({ topics, categoryAliases }: ReadyConfig, inputs: readonly LabelInput[]) {
  const nameOf = createCategoryNames(categoryAliases);
  const known = new Set([
    ...MEANINGLESS_CATEGORIES.map(foldCategory),
    ...topics.flatMap(({ id, categories = [] }) => [id, ...categories].map(nameOf)),
  ]);
  const spelled = new Map(inputs.flatMap(({ categories }) => categories.map((name) => [nameOf(name), name])));
  const counts = count(inputs.map(({ categories }) => categories.map(nameOf)));
  const taken = new Set(topics.map(({ id }) => id));
  return [...counts]
    .filter(([name, items]) => items >= leastItems && !known.has(name))
    .toSorted(byCount)
    .slice(0, mostSuggested)
    .map(([name, items]) => {
      const title = spelled.get(name) ?? name;
      return { id: freeId(slugOf(title), taken), title, categories: [title], items };
    });
}

/** `id` is the one that the source will have. */
export function proposeTopics(
  config: ReadyConfig,
  matcher: TopicMatcher,
  { entries }: ParsedFeed,
  id: string,
): TopicProposals {
  const inputs = entries.slice(0, mostItems).map((entry) => inputOf(entry, id));
  return {
    configured: config.topics.length,
    items: inputs.length,
    matching: matchingTopics(matcher, inputs),
    suggested: suggestTopics(config, inputs),
  };
}
