import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { decodeHTML } from 'entities';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.js';
import { matchMarker } from '../../src/extract/match-marker.js';
import type { Extraction } from '../../src/vocabulary/article.js';
import { corpusPath, expectAboveFloors } from '../support/corpus.js';
import { readJsonLines } from './support/read-json-lines.js';
import { countShingles, type ShingleCounts, scorePages } from './support/shingle-score.js';

interface Truth {
  id: string;
  url: string | null;
  title: string | null;
  author: string | null;
  publish_date: string | null;
  main_content: string | null;
}

interface Page {
  truth: Truth;
  extraction: Extraction;
  /** Text of Readability on the same page. */
  other: string;
  html: string;
  titles: string[];
}

const path = corpusPath('articles/truth.jsonl.gz');
const DAY_MS = 86_400_000;

function readPage(truth: Truth): Page {
  const file = corpusPath('articles/html', `${truth.id}.html.gz`) ?? '';
  const html = gunzipSync(readFileSync(file)).toString('utf8');
  const extraction = extractPage({ html, url: truth.url ?? 'https://page.example/' });
  const { document } = parseHTML(html);
  const other = new Readability(document).parse()?.textContent ?? '';
  return { truth, extraction, other, html, titles: statedTitles(html) };
}

function letters(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Share of the pages that have a truth for which the extraction is right. */
function share(
  pages: readonly Page[],
  has: (truth: Truth) => unknown,
  isRight: (page: Page) => boolean,
): number {
  const asked = pages.filter(({ truth }) => has(truth));
  return asked.filter(isRight).length / asked.length;
}

/** Where heading and metadata of a page differ, either may be the truth: the title is right if it is one of them. */
function isOwnTitle({ truth, extraction, titles }: Page): boolean {
  const got = letters(extraction.title);
  return got === letters(truth.title) || (titles.includes(got) && titles.includes(letters(truth.title)));
}

/** All titles the page states, in letters, with and without what stands after a bar or dash. */
function statedTitles(html: string): string[] {
  const found = [
    ...html.matchAll(/<(?:h1|title)\b[^>]*>([\s\S]{0,600}?)<\/(?:h1|title)>/gi),
    ...html.matchAll(/<meta\b[^>]*(?:og|twitter):title[^>]*\bcontent="([^"]{0,600})"/gi),
    ...html.matchAll(/<meta\b[^>]*\bcontent="([^"]{0,600})"[^>]*(?:og|twitter):title/gi),
    ...html.matchAll(/"headline"\s*:\s*"((?:[^"\\]|\\.){0,600})"/g),
  ].map(([, title = '']) => decodeHTML(title.replace(/<[^>]{0,500}>/g, ' ')));
  return found.flatMap((title) => [title, title.replace(/\s[|–—-]\s.*$/u, '')]).map(letters);
}

function statesLanguage({ html }: Page): boolean {
  return /<html\b[^>]*\blang=["']?[a-z]/i.test(html) || /og:locale/i.test(html);
}

function isSameDay({ truth, extraction }: Page): boolean {
  const dates = [extraction.publishedAt, extraction.updatedAt].filter((date) => date !== undefined);
  const wanted = Date.parse(truth.publish_date ?? '');
  return dates.some((date) => Math.abs(Date.parse(date.slice(0, 10)) - wanted) <= DAY_MS);
}

function isSameAuthor({ truth, extraction }: Page): boolean {
  const wanted = letters(truth.author);
  return extraction.authors.map(letters).some((author) => wanted.includes(author) || author.includes(wanted));
}

function withMarkers(texts: readonly string[]): number {
  return texts.filter((text) => text.split('\n').some((line) => matchMarker(line)?.certainty === 'always'))
    .length;
}

function score(pages: readonly Page[], size: number, textOf: (page: Page) => string) {
  const counts = pages.map(
    (page): ShingleCounts => countShingles(page.truth.main_content ?? '', textOf(page), size),
  );
  return scorePages(counts);
}

describe.skipIf(path === undefined)('article pages (skipped where the corpora are absent)', () => {
  it('give their article, title, date and author above the floors, and better than Readability', () => {
    const pages = readJsonLines<Truth>(path ?? '').map(readPage);
    const words = score(pages, 1, ({ extraction }) => extraction.text);
    const shingles = score(pages, 4, ({ extraction }) => extraction.text);
    const otherWords = score(pages, 1, ({ other }) => other);
    expectAboveFloors('articles', {
      'word F1': words.f1,
      'word precision': words.precision,
      'word recall': words.recall,
      '4-shingle F1': shingles.f1,
      'word F1 of Readability': otherWords.f1,
      '4-shingle F1 of Readability': score(pages, 4, ({ other }) => other).f1,
      'titles equal': share(
        pages,
        ({ title }) => title,
        (page) => letters(page.truth.title) === letters(page.extraction.title),
      ),
      "titles equal, or both the page's own": share(pages, ({ title }) => title, isOwnTitle),
      'days stated': share(
        pages,
        ({ publish_date }) => publish_date,
        ({ extraction }) => extraction.publishedAt !== undefined,
      ),
      'days right (published or updated)': share(
        pages.filter(({ extraction }) => extraction.publishedAt !== undefined),
        ({ publish_date }) => publish_date,
        isSameDay,
      ),
      'authors right': share(pages, ({ author }) => author, isSameAuthor),
      'judged full': share(
        pages,
        ({ main_content }) => main_content,
        ({ extraction }) => extraction.verdict === 'full',
      ),
      'language right where it is stated': share(
        pages.filter(statesLanguage),
        () => true,
        ({ extraction }) => extraction.language?.startsWith('en') === true,
      ),
    });
    process.stdout.write(
      `pages with an ad marker: ${withMarkers(pages.map(({ extraction }) => extraction.text))}, `,
    );
    process.stdout.write(`after Readability ${withMarkers(pages.map(({ other }) => other))}\n`);
    // The one left is no marker: a list of what an agency sells, paid advertising among it.
    expect(withMarkers(pages.map(({ extraction }) => extraction.text))).toBeLessThanOrEqual(1);
    expect(words.f1).toBeGreaterThan(otherWords.f1);
  });
});
