/** Says in plain words why an article joined a story. */
import type { Stems } from '../text/stem.js';
import { tokenise } from '../text/tokenise.js';
import type { GroupArticle } from './article-print.js';
import { FEATURE_WORDS } from './story-features.js';
import { meanTime, type StoryMatch, type StoryMember } from './story-index.js';
import type { TermVector } from './term-vector.js';

const HOUR = 3_600_000;
const MOST_WORDS = 6;
const MOST_MEMBERS = 12;

function distance(left: number | undefined, right: number | undefined): string {
  if (left === undefined || right === undefined) return 'time unknown';
  const hours = Math.round(Math.abs(left - right) / HOUR);
  return hours < 48 ? `${hours} h apart` : `${Math.round(hours / 24)} days apart`;
}

function weightsByTerm({ terms, weights }: TermVector): Map<number, number> {
  return new Map(Array.from(terms, (term, at) => [term, weights[at] as number]));
}

/** The article's words that did most for the likeness, as written, heaviest first. */
export function tellingWords(
  match: StoryMatch,
  member: StoryMember,
  article: GroupArticle,
  stems: Stems,
): string[] {
  const own = weightsByTerm(member.vector);
  const theirs = new Map(
    match.story.members.slice(0, MOST_MEMBERS).flatMap(({ vector }) => [...weightsByTerm(vector)]),
  );
  const text = `${article.title}\n${article.text.slice(0, 12 * FEATURE_WORDS)}`;
  const tokens = tokenise(text);
  const found = new Map<number, { word: string; weight: number }>();
  stems(text, tokens, article.language).forEach((stem, at) => {
    const weight = (own.get(stem) ?? 0) * (theirs.get(stem) ?? 0);
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
