import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';
import type { ParsedEntry } from '../../src/vocabulary/feed-document.js';
import { makeFolder, type RunningProgram, startProgram, until } from '../support/program.js';

const folder = makeFolder();
/** It takes a few seconds; a busy machine may take long. */
const patienceMs = 90_000;
let demo: RunningProgram;

/** A topic's entries in one of its formats, read back as a reader would. */
async function entriesOf(path: string): Promise<ParsedEntry[]> {
  const response = await fetch(demo.url + path);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const parsed = parseFeed({ bytes, url: demo.url + path });
  if (!parsed.ok) throw new Error(`${path} is not a feed: ${parsed.reason}`);
  return parsed.feed.entries;
}

/** The blocks of an entry's content as plain lines. */
function linesOf(entry: ParsedEntry | undefined): string[] {
  const html = entry?.contentHtml ?? entry?.summaryHtml ?? '';
  const blocks = html.split(/<\/?(?:p|br|div|li|figure|figcaption|hr|h\d)\b[^>]*>/);
  return blocks.map((block) => block.replace(/<[^>]*>/g, '').trim()).filter(Boolean);
}

function textOf(entry: ParsedEntry | undefined): string {
  return linesOf(entry).join('\n');
}

function titled(entries: readonly ParsedEntry[], words: string): ParsedEntry | undefined {
  return entries.find(({ title }) => title?.includes(words));
}

const marker =
  /^\W*(?:adverts?|advertisements?|ad|anzeige|story continues below|continue reading the main story)\W*$|continue reading below|a\s+d\s+v\s+e\s+r\s+t/i;

beforeAll(async () => {
  const dataDir = join(folder.root, 'demo');
  cpSync(inject('template'), dataDir, { recursive: true });
  demo = await startProgram(['demo'], { DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  await until(() => demo.output().includes('until you press Ctrl-C'), patienceMs);
}, 2 * patienceMs);

afterAll(async () => {
  await demo?.kill('SIGKILL');
  folder.remove();
});

describe('the demo', () => {
  test('fills every topic, and tells the same stories in the three formats', async () => {
    for (const topic of ['harbour', 'energy', 'football', 'old-market']) {
      const [rss, atom, json] = await Promise.all([
        entriesOf(`/topics/${topic}/rss.xml`),
        entriesOf(`/topics/${topic}/atom.xml`),
        entriesOf(`/topics/${topic}/feed.json`),
      ]);
      const titles = rss.map(({ title }) => title);
      expect(titles.length, topic).toBeGreaterThan(0);
      expect(atom.map(({ title }) => title)).toEqual(titles);
      expect(json.map(({ title }) => title)).toEqual(titles);
    }
  });

  test('leaves no ad marker in any item, and every word of prose about advertisements', async () => {
    const entries = await entriesOf('/all/rss.xml');
    // Thirteen articles, of which one is a copy and one tells of a match that both newspapers report.
    expect(entries).toHaveLength(11);
    for (const entry of entries) expect(linesOf(entry).filter((line) => marker.test(line))).toEqual([]);
    const sign = textOf(titled(entries, 'painted sign'));
    expect(sign).toContain('There is an advertisement on the gable of number nine');
    expect(sign).toContain('An advertisement that has outlived its product');
    expect(sign).toContain('why the law should protect an advert.');
  });

  test('keeps the last sentence of each kind of article', async () => {
    const entries = await entriesOf('/all/rss.xml');
    expect(textOf(titled(entries, 'market hall'))).toContain('he, too, would miss the cheese stall.');
    expect(textOf(titled(entries, 'Dredging'))).toContain('eleven hundred clay pipes.');
    expect(textOf(titled(entries, 'ground of their own'))).toContain(
      'before the paint has even been chosen.',
    );
    expect(textOf(titled(entries, 'Lindenried'))).toContain('der im Winter nicht zufriert.');
  });

  test('shows the copy once, and names the other newspaper that has it', async () => {
    const lamps = (await entriesOf('/topics/harbour/rss.xml')).filter(({ title }) =>
      title?.includes('Candle Rock'),
    );
    expect(lamps).toHaveLength(1);
    const [, also = ''] = textOf(lamps[0]).split('Also reported by');
    expect(also).toMatch(/The (?:Harbour Gazette|Valley Courier)/);
  });

  test('shows the story both newspapers tell in their own words once, with the other report', async () => {
    const matches = (await entriesOf('/topics/football/rss.xml')).filter(({ title }) =>
      /Ten shirts|Rovers and Town/.test(title ?? ''),
    );
    expect(matches).toHaveLength(1);
    expect(textOf(matches[0]).split('Also reported by')[1]).toMatch(/The (?:Harbour Gazette|Valley Courier)/);
  });

  test('turns the line of topics into categories and takes it out of the body', async () => {
    const [market] = await entriesOf('/topics/old-market/rss.xml');
    expect(market?.categories).toEqual(expect.arrayContaining(['Old Market', 'Town Council', 'Planning']));
    expect(textOf(market)).not.toContain('Topics:');
  });

  test('shows the updated article as it is now', async () => {
    const ferry = titled(await entriesOf('/topics/harbour/rss.xml'), 'ferry');
    expect(ferry?.title).toBe('Skarra ferry sails again after a night in port');
    expect(textOf(ferry)).toContain('two goats whose patience was much admired');
    expect(textOf(ferry)).not.toContain('have been cancelled');
  });

  test('gives addresses without tracking, related links and a picture that was loaded lazily', async () => {
    const entries = await entriesOf('/all/atom.xml');
    const bytes = JSON.stringify(entries);
    expect(bytes).not.toMatch(/utm_|fbclid/);
    expect(textOf(titled(entries, 'apples'))).toContain('Notes from our twin town');
    expect(titled(entries, 'Tide turbine')?.contentHtml).toContain('/harbour-gazette/images/barge.svg"');
  });

  test('says what happened, with the sources that could not be read, and what to look at', async () => {
    const text = demo.output();
    expect(text).toMatch(/Moorside Mail could not be read: .*404/);
    expect(text).toMatch(/Tidewatch Weekly could not be read: .*HTML page/);
    expect(text).toContain('13 articles');
    expect(text).toMatch(/\d+ by the rule ad-marker/);
    expect(text).toContain('also reported by');
    expect(text).toContain('is now "Skarra ferry sails again');
    for (const [address = ''] of text.matchAll(/http:\S+/g)) {
      expect((await fetch(address.replace('localhost', '127.0.0.1'))).status, address).toBe(200);
    }
  });

  test('stops when it is told to', async () => {
    expect(await demo.kill('SIGTERM')).toBe(0);
  });
});
