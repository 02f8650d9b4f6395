/** The icon as readers that draw no SVG get it. */
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildFeed } from '../../src/publish/build-feed.js';
import { iconPictures } from '../../src/publish/icon-pictures.js';
import { renderFeed } from '../../src/publish/render-feed.js';

/** Chunks of a PNG by name (ISO/IEC 15948 §5.3). */
function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return chunks;
}

test.each([
  [512, iconPictures.large],
  [64, iconPictures.small],
])('the icon of %i pixels is a whole PNG of that size', (size, png) => {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = chunksOf(png);
  expect([chunks.get('IHDR')?.readUInt32BE(0), chunks.get('IHDR')?.readUInt32BE(4)]).toEqual([size, size]);
  expect(inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))).toHaveLength(size * (size + 1));
  expect([...chunks.keys()].at(-1)).toBe('IEND');
  expect(png.length).toBeLessThan(10_000);
});

test('every format names an icon that its readers can draw (RSS 2.0: GIF, JPEG or PNG; JSON Feed 1.1: 512 and 64)', () => {
  const site = {
    title: 'Test News',
    description: 'Test',
    url: 'https://news.example',
    language: 'en',
    tagAuthority: 'news.example,2026',
  };
  const plan = {
    path: 'all',
    scope: { kind: 'all' },
    title: 'Everything',
    description: 'All',
    merge: 'off',
    content: 'full',
    itemLimit: 10,
  } as const;
  const feed = buildFeed(site, plan, []);
  expect(JSON.parse(renderFeed(feed, 'json').body)).toMatchObject({
    icon: 'https://news.example/icon-512.png',
    favicon: 'https://news.example/icon-64.png',
  });
  expect(renderFeed(feed, 'rss').body).toMatch(/<image>\s*<url>https:\/\/news\.example\/icon-64\.png<\/url>/);
  expect(renderFeed(feed, 'atom').body).toContain('<icon>https://news.example/icon-64.png</icon>');
});
