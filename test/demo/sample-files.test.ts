import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';
import { fillPlaceholders } from '../../src/demo/fill-placeholders.js';
import { readSampleFiles } from '../../src/demo/sample-files.js';

const files = readSampleFiles();

function fill(path: string, edition: number): string {
  const read = (name: string) => files.get(name) ?? `MISSING ${name}`;
  const startedAt = new Date('2026-03-10T12:00:00Z');
  return fillPlaceholders(read(path), { origin: 'http://127.0.0.1:9999', startedAt, edition, read });
}

describe('the sample files', () => {
  test('fill without a placeholder left over, in both editions', () => {
    for (const path of files.keys()) {
      for (const edition of [1, 2]) expect(fill(path, edition), path).not.toMatch(/\{\{|MISSING/);
    }
  });

  test('hold a page for every entry that a feed announces', () => {
    for (const path of [
      'harbour-gazette/feed.xml',
      'valley-courier/feed.atom',
      'valley-courier/sport.json',
    ]) {
      const parsed = parseFeed({ bytes: Buffer.from(fill(path, 1)), url: `http://127.0.0.1:9999/${path}` });
      if (!parsed.ok) throw new Error(`${path} is not a feed`);
      const pages = parsed.feed.entries.map(({ url = '' }) => new URL(url).pathname.slice(1));
      expect(pages.length).toBeGreaterThan(0);
      for (const page of pages) expect([...files.keys()]).toContain(page);
    }
  });
});
