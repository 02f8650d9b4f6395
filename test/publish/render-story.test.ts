/** The page of a story as a reader finds it. */
import { expect, test } from 'vitest';
import { renderStory, type StoryReport } from '../../src/publish/render-story.js';
import { styleSheet } from '../../src/publish/stylesheet.js';
import { readHtml } from '../support/read-html.js';

function report(url: string, publishedAt: string, changes: Partial<StoryReport> = {}): StoryReport {
  return {
    url,
    title: `Report at ${url.slice(-1)}`,
    sourceTitle: 'The Paper',
    authors: [],
    publishedAt,
    kind: 'story',
    ...changes,
  };
}

const story = {
  title: 'Harbour bridge reopens',
  url: 'https://news.example/stories/1',
  site: { title: 'Example News', url: 'https://news.example/' },
  reports: [
    report('https://c.example/c', '2026-03-01T10:00:00Z', { kind: 'exact', sourceTitle: 'Times' }),
    report('https://b.example/b', '2026-03-01T09:00:00+02:00', { kind: 'lead', summary: 'Open & free' }),
    report('https://a.example/a', '2026-03-01T08:00:00Z', { language: 'he', rights: '© A' }),
  ],
  related: [{ url: 'https://a.example/history', title: 'Its history' }],
  topics: [{ title: 'Harbour', homeUrl: 'https://news.example/topics/harbour' }],
};
const elements = readHtml(renderStory(story));
const named = (name: string) => elements.filter((one) => one.name === name);

test('coverage stands in order of time, whatever zone the dates were given in', () => {
  expect(named('article').map(({ text }) => /Report at (.)/.exec(text)?.[1])).toEqual(['b', 'a', 'c']);
});

test('each report shows its source, date, rights and why it belongs to the story', () => {
  const texts = named('article').map(({ text }) => text);
  expect(texts[0]).toContain('Shown in feeds');
  expect(texts[0]).toContain('Open & free');
  expect(texts[1]).toContain('© A');
  expect(texts[2]).toContain('Times · Same text');
  expect(named('article')[1]?.attributes).toMatchObject({ lang: 'he', dir: 'rtl' });
});

test('the page says how many reports and sources there are and when it began', () => {
  expect(named('header').at(-1)?.text).toContain(
    '3 reports from 2 sources · First reported 1 Mar 2026, 07:00 UTC',
  );
});

test('the page leads to related pages, its topics and home', () => {
  const hrefs = named('a').map(({ attributes }) => attributes.href);
  expect(hrefs).toEqual(expect.arrayContaining(['https://a.example/history', '/topics/harbour', '/']));
});

test('addresses that would run a script are no links', () => {
  const html = renderStory({ ...story, reports: [report('javascript:alert(1)', '2026-03-01T08:00:00Z')] });
  expect(html).not.toContain('href="javascript:');
});

test('a story of hundreds of reports stays a page of 50 KB', () => {
  const reports = Array.from({ length: 500 }, (_, n) =>
    report(`https://a.example/${n}`, '2026-03-01T08:00:00Z', { summary: 'word '.repeat(60) }),
  );
  const html = renderStory({ ...story, reports });
  expect(Buffer.byteLength(html) + Buffer.byteLength(styleSheet)).toBeLessThan(50_000);
  expect(html).toContain('500 reports');
});
