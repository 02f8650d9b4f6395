/** Judges that are not ours, on everything a source may write: jing, Python feedparser, rss-parser. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseJsonFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildLeftOut } from '../../src/publish/left-out.js';
import { renderFeed } from '../../src/publish/render-feed.js';
import type { OutputFeed } from '../../src/vocabulary/item.js';
import { hostileItems } from '../support/hostile-items.js';
import { formatUrls, manyItems, outputFeed, outputItem } from '../support/output-feed.js';

const has = (command: string, ...parameters: string[]) => spawnSync(command, parameters).error === undefined;
const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import feedparser']).status === 0,
);
const grammar = fileURLToPath(new URL('../support/atom.rnc', import.meta.url));

const now = new Date('2026-05-01T12:00:00Z');
const twice = 'a ]]> b ]]> c ]]]]><![CDATA[>';
const page = {
  isArchive: true,
  current: formatUrls('x'),
  prevArchive: formatUrls('x-1'),
  nextArchive: formatUrls('x-3'),
};
const feeds: Record<string, OutputFeed> = {
  hostile: outputFeed(hostileItems),
  'of hostile summaries': outputFeed(hostileItems, { content: 'summary' }),
  'of hostile titles': outputFeed(hostileItems, { content: 'title' }),
  'with ends of sections': outputFeed([
    outputItem({ title: twice, summary: twice, contentHtml: `<p>${twice}</p>` }),
  ]),
  empty: outputFeed([]),
  archived: outputFeed(manyItems(3), { archive: page }),
  'with several hubs': outputFeed(manyItems(2), {
    otherHubUrls: ['https://hub.example/?a=1&b=2', 'nonsense'],
  }),
  'of what is left out': buildLeftOut(
    hostileItems.map((item, n) => ({
      id: String(n),
      url: item.url,
      title: item.title,
      language: item.language ?? null,
      sourceId: item.source.id,
      sourceTitle: item.source.title,
      sourceUrl: item.source.feedUrl,
      publishedAt: now,
      enteredAt: now,
      rootId: 'first',
      rootTitle: item.title,
      rootSourceTitle: item.source.title,
      storyId: '1',
      copyKind: 'near',
      because: item.title,
      evidence: twice,
    })),
    {
      site: {
        title: 'News',
        description: '',
        url: 'https://news.example',
        language: 'en',
        tagAuthority: 'news.example,2026',
      },
      plan: {
        path: 'topics/harbour',
        scope: { kind: 'topic', topicId: 'harbour' },
        title: 'Harbour',
        description: 'News.',
        merge: 'near',
        content: 'full',
        itemLimit: 30,
      },
      now,
      shown: new Set(),
    },
  ),
  'from right to left': outputFeed([outputItem({ title: 'الجسر مفتوح', language: 'ar' })], {
    title: 'الميناء',
    language: 'ar',
  }),
};

describe.skipIf(!has('jing'))(
  'jing with a grammar of RFC 4287 (skipped where it is not installed: apt-get install jing)',
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'winnow-jing-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    function judge(documents: Record<string, string>): string[] {
      const files = Object.entries(documents).map(([name, text]) => {
        const file = join(folder, `${name.replaceAll(' ', '-')}.xml`);
        writeFileSync(file, text);
        return file;
      });
      const { stdout, stderr, status } = spawnSync('jing', ['-c', grammar, ...files], { encoding: 'utf8' });
      // 0: all are sound, 1: some are not; anything else is no judgement.
      if (status !== 0 && status !== 1) throw new Error(`jing ended with ${status}: ${stderr}`);
      const faults = stdout.split('\n').filter(Boolean);
      expect(faults.length > 0, stdout).toBe(status === 1);
      return faults;
    }

    test('finds no fault in any Atom document', () => {
      const documents = Object.entries(feeds).map(([name, feed]) => [name, renderFeed(feed, 'atom').body]);
      expect(judge(Object.fromEntries(documents))).toEqual([]);
    }, 120_000);

    test('finds the faults that we could make', () => {
      const sound = renderFeed(outputFeed(), 'atom').body;
      const broken = {
        'no id': sound.replace(/<id>tag:news\.example,2026:item[^<]*<\/id>/, ''),
        'no zone': sound.replace(/<updated>([^<]*)Z<\/updated>/, '<updated>$1</updated>'),
        'a strange element': sound.replace('<entry>', '<entry><pubDate>now</pubDate>'),
        'a link to nowhere': sound.replace('rel="alternate"', 'rel="alternate" href2="x"'),
      };
      for (const [name, text] of Object.entries(broken)) {
        expect(text, name).not.toBe(sound);
        expect(judge({ [name]: text }), name).not.toEqual([]);
      }
    }, 120_000);
  },
);

describe.each(Object.entries(feeds))('a feed %s', (_name, feed) => {
  const json = parseJsonFeed(renderFeed(feed, 'json').body);
  const ids = (json.items ?? []).map(({ id }) => id);

  test.skipIf(!python)(
    'is read by Python feedparser without complaint, with the same ids (skipped where it is not installed)',
    () => {
      for (const [format, version] of [
        ['rss', 'rss20'],
        ['atom', 'atom10'],
      ] as const) {
        const input = renderFeed(feed, format).body;
        const output = execFileSync(python ?? '', ['test/support/read-feed.py'], {
          input,
          encoding: 'utf8',
          maxBuffer: 1e9,
        });
        const read = JSON.parse(output);
        expect(read, format).toMatchObject({ bozo: false, version });
        expect(read.entries.map(({ id }: { id: string }) => id)).toEqual(ids);
      }
    },
    120_000,
  );

  test('is read by rss-parser, with the same ids', async () => {
    const { items } = await new Parser().parseString(renderFeed(feed, 'rss').body);
    expect(items.map(({ guid }) => guid)).toEqual(ids);
  }, 60_000);
});
