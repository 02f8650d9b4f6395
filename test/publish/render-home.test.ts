/** The home page as a first visitor finds it. */
import { expect, test } from 'vitest';
import { type HomePage, type HomeTopic, renderHome } from '../../src/publish/render-home.js';
import { styleSheet } from '../../src/publish/stylesheet.js';
import { formatUrls } from '../support/output-feed.js';
import { readHtml } from '../support/read-html.js';

function topic(changes: Partial<HomeTopic> = {}): HomeTopic {
  return {
    title: 'Harbour',
    description: 'News from the harbour',
    homeUrl: 'https://news.example/topics/harbour',
    selfUrls: formatUrls('harbour'),
    itemCount: 128,
    updatedAt: '2026-03-01T08:00:00Z',
    newest: ['One', 'Two', 'Three', 'Four'].map((title) => ({
      title,
      url: `https://paper.example/${title}`,
      sourceTitle: 'The Paper',
      publishedAt: '2026-03-01T08:00:00Z',
    })),
    ...changes,
  };
}

function home(topics: HomeTopic[], changes: Partial<HomePage> = {}): HomePage {
  return {
    title: 'Example News',
    description: 'Clean feeds by topic',
    homeUrl: 'https://news.example/',
    topics,
    ...changes,
  };
}

const read = (page: HomePage) => readHtml(renderHome(page));
const named = (elements: ReturnType<typeof readHtml>, name: string) =>
  elements.filter((one) => one.name === name);

test('the home page shows each topic with its description, item count, three newest titles and formats', () => {
  const elements = read(home([topic(), topic({ title: 'Trains', itemCount: 1, newest: [] })]));
  expect(named(elements, 'h3').map(({ text }) => text)).toEqual(['Harbour', 'Trains']);
  const text = named(elements, 'main')[0]?.text ?? '';
  for (const part of [
    'News from the harbour',
    '128 items',
    '1 item',
    'One',
    'Three',
    'Waiting for its first item',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('Four');
  const hrefs = named(elements, 'a').map(({ attributes }) => attributes.href);
  expect(hrefs).toEqual(expect.arrayContaining(['/topics/harbour.rss', '/topics/harbour.json']));
});

test('links to formats say which topic they belong to, for those who hear them', () => {
  const labels = named(read(home([topic()])), 'a').map(({ attributes }) => attributes['aria-label']);
  expect(labels.filter(Boolean)).toEqual(['RSS feed: Harbour', 'Atom feed: Harbour', 'JSON feed: Harbour']);
});

test('the home page has landmarks and one main heading and runs no script', () => {
  const elements = read(home([topic({ title: '<script>x</script>' })]));
  expect(named(elements, 'main')).toHaveLength(1);
  expect(named(elements, 'h1').map(({ text }) => text)).toEqual(['Example News']);
  expect(named(elements, 'script')).toEqual([]);
});

test('the search field appears with a label when there is a search', () => {
  const elements = read(home([], { searchUrl: 'https://news.example/search' }));
  expect(named(elements, 'form')[0]?.attributes).toMatchObject({
    role: 'search',
    action: '/search',
  });
  expect(named(elements, 'label')[0]?.attributes.for).toBe(named(elements, 'input')[0]?.attributes.id);
  expect(named(read(home([])), 'form')).toEqual([]);
});

test('a new installation says what to do', () => {
  expect(named(read(home([])), 'main')[0]?.text).toContain('No topics yet');
});

test('the home page leads to the OPML list and the state of the sources', () => {
  const urls = { opmlUrl: 'https://news.example/topics.opml', healthUrl: 'https://news.example/health' };
  const hrefs = named(read(home([], urls)), 'a').map(({ attributes }) => attributes.href);
  expect(hrefs).toEqual(expect.arrayContaining(['/topics.opml', '/health']));
});

const headline = { title: 'Storm', url: 'https://paper.example/s', sourceTitle: 'The Paper' };

test('the home page begins with what is new in all topics, and says how to subscribe', () => {
  const latest = Array.from({ length: 12 }, (_, n) => ({
    ...headline,
    title: `Storm ${n}`,
    publishedAt: '2026-03-01T08:00:00Z',
  }));
  const elements = read(
    home([topic()], { latest, allUrls: formatUrls('all'), opmlUrl: 'https://news.example/opml.xml' }),
  );
  expect(named(elements, 'h2').map(({ text }) => text)).toEqual([
    'What is new',
    'Topics',
    'How to subscribe',
  ]);
  const text = named(elements, 'main')[0]?.text ?? '';
  expect([text.includes('Storm 7'), text.includes('Storm 8')]).toEqual([true, false]);
  expect(named(elements, 'code').map((code) => code.text)).toContain(formatUrls('all').rss);
});

test.each([5, 40, 100, 300, 3_000])(
  'the home page of %d topics stays under 50 KB and names as many as it can',
  (count) => {
    const topics = Array.from({ length: count }, (_, n) =>
      topic({ title: `Topic ${n}`, homeUrl: `https://news.example/topics/t${n}/` }),
    );
    const html = renderHome(home(topics, { opmlUrl: 'https://news.example/opml.xml' }));
    expect(Buffer.byteLength(html) + Buffer.byteLength(styleSheet)).toBeLessThan(50_000);
    const shown = html.match(/href="\/topics\/t\d+\/"/g)?.length ?? 0;
    expect(shown).toBeGreaterThanOrEqual(Math.min(count, 300));
    expect(html.includes(`And <a href="/opml.xml">`)).toBe(shown < count);
  },
);
