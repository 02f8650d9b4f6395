/** Says in plain words why an article joined a story. */
import type { Stems } from '../text/stem.js';
import { tokenise } from '../text/tokenise.js';
import type { GroupArticle } from './article-print.js';
import { FEATURE_WORDS } from './story-features.js';
import { meanTime, type StoryMatch, type StoryMember } from './story-index.js';

const HOUR = 3_600_000;
const MOST_WORDS = 6;
const MOST_MEMBERS = 12;

function distance(left: number | undefined, right: number | undefined): string {
  if (left === undefined || right === undefined) return 'time unknown';
  const hours = Math.round(Math.abs(left - right) / HOUR);
  return hours < 48 ? `${hours} h apart` : `${Math.round(hours / 24)} days apart`;
}

/** What each term in common adds to the likeness of the two. */
function sharedWeights(member: StoryMember, others: readonly StoryMember[]): Map<number, number> {
  const { terms: ownTerms, weights: ownWeights } = member.vector;
  const own = new Map(Array.from(ownTerms, (term, at) => [term, ownWeights[at] as number]));
  const shared = new Map<number, number>();
  for (const { vector } of others) {
    const { terms, weights } = vector;
    for (let at = 0; at < terms.length; at++) {
      const weight = own.get(terms[at] as number);
      if (weight !== undefined) shared.set(terms[at] as number, weight * (weights[at] as number));
    }
  }
  return shared;
}

/** The article's words that did most for the likeness, as written, heaviest first. */
export function tellingWords(
  match: StoryMatch,
  member: StoryMember,
  article: GroupArticle,
  stems: Stems,
): string[] {
  const weights = sharedWeights(member, match.story.members.slice(0, MOST_MEMBERS));
  const text = `${article.title}\n${article.text.slice(0, 12 * FEATURE_WORDS)}`;
  const tokens = tokenise(text);
  const found = new Map<number, { word: string; weight: number }>();
  stems(text, tokens, article.language).forEach((stem, at) => {
    const weight = weights.get(stem) ?? 0;
    if (weight > 0 && !found.has(stem))
      found.set(stem, { word: text.slice(tokens.starts[at], tokens.ends[at]), weight });
  });
  const ranked = [...found.values()].sort((left, right) => right.weight - left.weight);
  return ranked.slice(0, MOST_WORDS).map(({ word }) => word);
}

/** Likeness, distance in time, the title of the story's first article, and the words they share. */
export function explainMatch(
  { score, story }: StoryMatch,
  { time }: StoryMember,
  title: string,
  words: readonly string[] | undefined,
): string {
  const shared = words?.length ? `; in common: ${words.join(', ')}` : '';
  return `likeness ${score.toFixed(2)} to "${title}", ${distance(time, meanTime(story.members))}${shared}`;
}
