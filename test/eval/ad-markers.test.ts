import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanHtml } from '../../src/extract/clean-html.js';
import { cleanLines } from '../../src/extract/clean-lines.js';
import { cleanText } from '../../src/extract/clean-text.js';
import { takeTopicsLine } from '../../src/extract/topics-line.js';
import { corpusPath, expectAboveFloors } from '../support/corpus.js';
import { readJsonLines } from './support/read-json-lines.js';

interface Labelled {
  lines: string[];
  /** Indexes of stand-alone ad markers. */
  remove: number[];
  /** Indexes of lines that use the same words legitimately. */
  keep: number[];
}

interface Counts {
  remove: number;
  hit: number;
  keep: number;
  lost: number;
  long: number;
  lines: number;
}

const LONG = 120;
const path = corpusPath('ad-markers/articles.jsonl.gz');
const sample = corpusPath('../samples/article.txt');

function print(heading: string, lines: readonly string[]): void {
  process.stdout.write(`${heading}: ${lines.length}\n${lines.map((line) => `    ${line}\n`).join('')}`);
}

function countRemovals(articles: readonly Labelled[]): { counts: Counts; report: Record<string, string[]> } {
  const counts: Counts = { remove: 0, hit: 0, keep: 0, lost: 0, long: 0, lines: 0 };
  const report: Record<string, string[]> = { missed: [], 'kept lines lost': [], 'long lines lost': [] };
  for (const { lines, remove, keep } of articles) {
    const gone = new Set(
      cleanLines(lines)
        .removed.filter(({ rule }) => rule !== 'glued-ad-marker')
        .map(({ index }) => index),
    );
    const lost = keep.filter((index) => gone.has(index));
    const missed = remove.filter((index) => !gone.has(index));
    const long = [...gone].filter(
      (index) => (lines[index ?? -1] ?? '').length > LONG && !remove.includes(index ?? -1),
    );
    counts.lines += lines.length;
    counts.remove += remove.length;
    counts.hit += remove.length - missed.length;
    counts.keep += keep.length;
    counts.lost += lost.length;
    counts.long += long.length;
    report.missed?.push(...missed.map((index) => lines[index] ?? ''));
    report['kept lines lost']?.push(...lost.map((index) => lines[index] ?? ''));
    report['long lines lost']?.push(...long.map((index) => lines[index ?? -1] ?? ''));
  }
  return { counts, report };
}

describe.skipIf(!path)('ad markers of the labelled newspapers', () => {
  it('go, and nothing else does', () => {
    const articles = readJsonLines<Labelled>(path ?? '');
    const start = performance.now();
    const { counts, report } = countRemovals(articles);
    const seconds = (performance.now() - start) / 1000;
    for (const [heading, lines] of Object.entries(report)) print(heading, lines);
    process.stdout.write(
      `ad-markers  ${counts.lines} lines, ${Math.round(counts.lines / seconds)} lines/s\n`,
    );
    expectAboveFloors('ad-markers', {
      recall: counts.hit / counts.remove,
      kept: 1 - counts.lost / counts.keep,
      longKept: 1 - counts.long / counts.lines,
    });
  });
});

/** Texts without markers of their own: what goes from them must be an ad marker or furniture all the same. */
const NEGATIVE = [
  ['topics/bbc.jsonl.gz', 'text'],
  ['reuters/articles.jsonl.gz', 'body'],
  ['articles/truth.jsonl.gz', 'main_content'],
] as const;

describe.each(NEGATIVE)('prose of %s', (file, field) => {
  const from = corpusPath(file);
  it.skipIf(!from)('stays', () => {
    const texts = readJsonLines<Record<string, string>>(from ?? '').map((entry) => entry[field] ?? '');
    let count = 0;
    const removed = texts.flatMap((text) => {
      const lines = text.split('\n');
      count += lines.length;
      return cleanLines(lines).removed.map(({ rule, text: what }) => `${rule}: ${what}`);
    });
    print(`${file}: removed of ${count} lines`, removed);
    const figure = `kept-${file.split('/')[0]}`;
    expectAboveFloors('ad-markers', { [figure]: 1 - removed.length / count });
  });
});

describe.skipIf(!sample)('the sample article', () => {
  const text = sample ? readFileSync(sample, 'utf8') : '';
  const lines = text.split('\n');
  const prose = lines.filter((line) => line.length > 60);
  const forms: [string, () => string][] = [
    ['lines', () => cleanLines(lines).lines.join('\n')],
    ['text', () => cleanText(text).text],
    ['text with <br>', () => cleanText(lines.join('<br>')).text],
    ['paragraphs', () => cleanHtml(lines.map((line) => `<p>${line}</p>`).join('')).html],
    ['HTML with <br>', () => cleanHtml(`<div>${lines.join('<br>')}</div>`).html],
  ];

  it.each(forms)('keeps its prose and no marker as %s', (_, clean) => {
    const cleaned = clean();
    expect(prose.filter((line) => !cleaned.includes(line))).toEqual([]);
    expect(cleaned).not.toMatch(/\bAdvert\b/);
  });

  it('names its topics', () => {
    expect(takeTopicsLine(lines).categories).toEqual(['Russia', 'Vladimir Putin', 'World News']);
  });
});
