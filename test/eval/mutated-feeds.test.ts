/** How many items of a feed survive when the feed is broken. */
import { expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';
import { expectAboveFloors } from '../support/corpus.js';
import { type GeneratedFormat, generateFeed, seededRandom } from '../support/generate-feed.js';
import { mutate, mutations } from '../support/mutate.js';

const formats: GeneratedFormat[] = ['rss', 'atom', 'rdf'];
const rounds = 60;

/** Items whose address is still in the text can be asked for. */
function survival(text: string, urls: string[]): { kept: number; asked: number } {
  const asked = urls.filter((url) => text.includes(url.replaceAll('&', '&amp;')));
  const result = parseFeed({ bytes: new TextEncoder().encode(text), url: 'https://news.example/feed' });
  const found = new Set(result.ok ? result.feed.entries.map((entry) => entry.url) : []);
  return { kept: asked.filter((url) => found.has(url)).length, asked: asked.length };
}

test('items survive in broken feeds', () => {
  const figures: Record<string, number> = {};
  let kept = 0;
  let asked = 0;
  for (const name of Object.keys(mutations)) {
    const sum = { kept: 0, asked: 0 };
    for (let round = 0; round < rounds; round++) {
      const feed = generateFeed(round + 1, formats[round % 3] ?? 'rss', 12, 2);
      const broken = mutate(name, feed.text, seededRandom(round * 131 + name.length * 7 + 5));
      const one = survival(
        broken,
        feed.items.map(({ url }) => url),
      );
      sum.kept += one.kept;
      sum.asked += one.asked;
    }
    figures[name] = sum.kept / sum.asked;
    kept += sum.kept;
    asked += sum.asked;
  }
  expectAboveFloors('mutated-feeds', { ...figures, all: kept / asked });
  expect(asked).toBeGreaterThan(0);
});
