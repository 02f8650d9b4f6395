/** What the lengths of a source's articles tell: pages that changed, logins, teasers. */
import type { RecentArticle } from '../vocabulary/source.js';

/** So many of the oldest known say how long its articles usually are. */
const usual = 12;
/** One short text is news of a kind; so many in a row are a change of the pages. */
const inARow = 8;
/** Shorter sources have briefs, whose lengths vary. */
const fewestBytes = 1_000;
const dropTo = 0.4;
const fewestToCount = 10;
const shareToTell = 0.2;

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

/** `articles`, newest first: the newest in a row are all much shorter than the source's articles used to be. */
export function findShortening(
  articles: readonly RecentArticle[],
): { because: string; since: Date } | undefined {
  if (articles.length < usual + inARow) return undefined;
  const before = medianOf(articles.slice(-usual).map(({ bytes }) => bytes));
  if (before < fewestBytes) return undefined;
  const end = articles.findIndex(({ bytes }) => bytes > before * dropTo * 1.25);
  const short = articles.slice(0, end === -1 ? articles.length : end);
  const now = medianOf(short.map(({ bytes }) => bytes));
  const since = short.at(-1)?.publishedAt;
  if (short.length < inARow || now > before * dropTo || !since) return undefined;
  const fell = Math.round((1 - now / before) * 100);
  const because =
    `The median length of its articles fell by ${fell} %, from ${inKilobytes(before)} to ${inKilobytes(now)}, with the last ${short.length}. ` +
    'Its pages may be built differently, or ask for a login: "winnow preview" shows what is taken from one.';
  return { because, since };
}

/** A sentence where many of the articles are teasers. */
export function describeTeasers(articles: readonly RecentArticle[]): string | undefined {
  const teasers = articles.filter(({ verdict }) => verdict !== 'full').length;
  if (articles.length < fewestToCount || teasers < articles.length * shareToTell) return undefined;
  return `Of its last ${articles.length} articles ${teasers} are not whole: teasers, or pages that gave nothing.`;
}
