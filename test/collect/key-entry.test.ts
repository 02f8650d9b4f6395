import { describe, expect, it } from 'vitest';
import { listNames, nameEntries } from '../../src/collect/key-entry.js';

const url = 'https://post.example/news/ferry';

describe('nameEntries', () => {
  it('has one address for all ways to write it', () => {
    const [one, other] = nameEntries([{ url }, { url: `${url}/?utm_source=rss` }]);
    expect(one?.address).toBeDefined();
    expect(other?.address).toBe(one?.address);
  });

  it('takes the file of an episode without a page for its address', () => {
    const [episode] = nameEntries([{ guid: '1', enclosures: [{ url: 'https://post.example/1.mp3' }] }]);
    expect(episode?.address).toBeDefined();
  });

  it('keeps the keys of long guids and addresses short', () => {
    const [names] = nameEntries([{ guid: 'g'.repeat(9_000), url: `${url}?${'q'.repeat(9_000)}` }]);
    for (const { key } of listNames(names ? [names] : [])) expect(key.length).toBeLessThan(100);
  });

  it('has another print when the words change, and not when a guid or a date does', () => {
    const printOf = (more: object) => nameEntries([{ url, title: 'Ferry', ...more }])[0]?.print;
    expect(printOf({ guid: '2', publishedAt: '2026-05-01T12:00:00Z' })).toBe(printOf({ guid: '1' }));
    expect(printOf({ summaryHtml: 'Late.' })).not.toBe(printOf({}));
  });
});
