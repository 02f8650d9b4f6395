/** Puts the pages of one article together. */
import type { Extraction } from '../vocabulary/article.js';

/** A line this long is not said on two pages by chance. */
const MIN_LINE = 40;
/** A page with more than this share of known lines is the same page again. */
const MAX_KNOWN = 0.5;

function longLines(text: string): string[] {
  return text.split('\n').filter((line) => line.length >= MIN_LINE);
}

/** Undefined where the page adds nothing to what is there: no article, or the same one again. */
export function joinPages(article: Extraction, page: Extraction): Extraction | undefined {
  const known = new Set(longLines(article.text));
  const lines = longLines(page.text);
  const again = lines.filter((line) => known.has(line)).length;
  const isArticle = page.verdict === 'full' || page.verdict === 'teaser';
  if (!isArticle || lines.length === 0 || again > lines.length * MAX_KNOWN) return undefined;
  const { nextUrl: _, ...rest } = article;
  return {
    ...rest,
    ...(page.nextUrl === undefined ? {} : { nextUrl: page.nextUrl }),
    text: `${article.text}\n${page.text}`,
    html: `${article.html}\n${page.html}`,
    removed: [...article.removed, ...page.removed],
    verdict: 'full',
  };
}
