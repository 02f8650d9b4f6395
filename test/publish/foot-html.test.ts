/** The visible foot of an item. */
import { expect, test } from 'vitest';
import { footHtml } from '../../src/publish/foot-html.js';
import { prepareItem } from '../../src/publish/prepare-item.js';
import { outputItem } from '../support/output-feed.js';
import { readHtml } from '../support/read-html.js';

const foot = (changes: Parameters<typeof outputItem>[0] = {}) =>
  footHtml(prepareItem(outputItem(changes), { content: 'full', homeUrl: 'https://news.example/' }), 'en');

test('the foot names the source with a link, the authors and the rights', () => {
  expect(foot({ authors: ['Ada Byrne', 'Tom Okoye'], rights: '© The Paper' })).toBe(
    '<hr><p>Source: <a href="https://paper.example/harbour-bridge">The Paper</a> · By Ada Byrne, Tom Okoye · © The Paper</p>',
  );
});

test('the foot speaks the language of the article, else of the feed', () => {
  expect(foot({ language: 'de' })).toContain('<p>Quelle: <a');
  const item = prepareItem(outputItem(), { content: 'full', homeUrl: 'https://news.example/' });
  expect(footHtml(item, 'fr-CA')).toContain('<p>Source : <a');
});

test('the foot falls back to the rights of the source', () => {
  expect(foot({ source: { ...outputItem().source, rights: 'CC BY 4.0' } })).toContain('CC BY 4.0');
});

test('the foot lists who else reports it and what the page calls related', () => {
  const html = foot({
    alsoReportedBy: [
      { url: 'https://times.example/a?b=1&c=2', title: 'Back & open', sourceTitle: 'Times', kind: 'near' },
    ],
    related: [
      { url: 'https://paper.example/history', title: '' },
      { url: '/relative', title: 'dropped' },
    ],
  });
  expect(html).toContain('<li>Times: <a href="https://times.example/a?b=1&amp;c=2">Back &amp; open</a></li>');
  expect(html).toContain(
    '<li><a href="https://paper.example/history">https://paper.example/history</a></li>',
  );
  expect(html).not.toContain('dropped');
});

test('the foot stays short when a hundred others report it', () => {
  const alsoReportedBy = Array.from({ length: 100 }, (_, index) => ({
    url: `https://times.example/${index}`,
    title: 'Back',
    sourceTitle: 'Times',
    kind: 'story' as const,
  }));
  expect(readHtml(foot({ alsoReportedBy })).filter(({ name }) => name === 'li')).toHaveLength(20);
});

test('names from outside cannot bring markup into the foot', () => {
  const html = foot({ authors: ['<img src=x onerror=alert(1)>'], rights: '<script>' });
  expect(readHtml(html).map(({ name }) => name)).toEqual(['hr', 'p', 'a']);
});
