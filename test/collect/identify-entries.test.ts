import { describe, expect, it } from 'vitest';
import { identifyEntries, judgeGuids } from '../../src/collect/identify-entries.js';
import { nameEntries } from '../../src/collect/key-entry.js';
import type { KnownEntry } from '../../src/vocabulary/entry.js';
import type { ParsedEntry } from '../../src/vocabulary/feed-document.js';

const monday = new Date('2026-05-04T12:00:00Z');
const site = 'https://post.example';

function entry(
  guid: string | undefined,
  path: string,
  title: string,
  more: Partial<ParsedEntry> = {},
): ParsedEntry {
  return { ...(guid === undefined ? {} : { guid }), url: `${site}${path}`, title, ...more };
}

/** What the store knows after a poll that announced these. */
function remember(...announced: ParsedEntry[]): KnownEntry[] {
  const { entries } = identifyEntries({ names: nameEntries(announced), known: [], byAddress: false });
  return entries.map(({ key, print, address, announced: words }) => ({
    key,
    print,
    address: address ?? null,
    firstSeenAt: monday,
    announced: words,
  }));
}

function identify(announced: ParsedEntry[], known: KnownEntry[] = [], byAddress = false) {
  const names = nameEntries(announced);
  const { entries, ...counts } = identifyEntries({ names, known, byAddress });
  return { keys: entries.map(({ key }) => key), entries, ...counts };
}

const ferry = entry('7', '/ferry', 'Ferry strike enters its third day');
const budget = entry('7', '/budget', 'Council passes the budget');

describe('identifyEntries', () => {
  it('knows entries by guid, else by address, else by their words', () => {
    const { keys } = identify([ferry, entry(undefined, '/tram/', 'Tram'), { title: 'Only words' }]);
    expect(keys[0]).toBe('guid 7');
    expect(keys[1]).toBe('url https://post.example/tram');
    expect(keys[2]).toMatch(/^text sha256 /);
  });

  it('leaves out what says nothing and what is announced twice', () => {
    expect(identify([{ guid: 'empty' }, ferry, ferry]).keys).toEqual(['guid 7']);
  });

  it('keeps a revised entry under its guid, whether headline, words or address changed', () => {
    const known = remember(ferry);
    expect(identify([{ ...ferry, title: 'Ferry strike is over' }], known).keys).toEqual(['guid 7']);
    expect(identify([{ ...ferry, url: `${site}/news/ferry` }], known).keys).toEqual(['guid 7']);
  });

  it('takes another address with other words under a known guid for another article, in every later poll', () => {
    const known = remember(ferry);
    const first = identify([budget], known);
    expect(first.keys[0]).toMatch(/^guid sha256 /);
    expect(first.reused).toBe(1);
    const [second] = first.entries;
    const later = [
      ...known,
      { ...(second as NonNullable<typeof second>), address: second?.address ?? null, firstSeenAt: monday },
    ];
    const again = identify([budget], later);
    expect(again).toMatchObject({ keys: first.keys, reused: 0 });
    expect(identify([ferry], later).keys).toEqual(['guid 7']);
  });

  it('tells two entries of one document apart that have one guid', () => {
    const { keys } = identify([ferry, budget]);
    expect(new Set(keys).size).toBe(2);
  });

  it('does not take an address that changes with every poll for another article', () => {
    const known = remember(entry('7', '/read?visit=1', 'Ferry strike enters its third day'));
    const { keys, reused } = identify(
      [entry('7', '/read?visit=2', 'Ferry strike enters its third day')],
      known,
    );
    expect(keys).toEqual(['guid 7']);
    expect(reused).toBe(0);
  });

  it('takes an article written after its guid was forgotten for another one, and an old one not', () => {
    const known = remember(ferry).map((one) => ({ ...one, announced: null }));
    const at = (publishedAt: string) => identify([{ ...budget, publishedAt }], known).reused;
    expect(at('2026-05-05T12:00:00Z')).toBe(1);
    expect(at('2026-05-01T12:00:00Z')).toBe(0);
  });

  it('answers new guids at known addresses with the entries known there', () => {
    const paths = ['/a', '/b', '/c'];
    const known = remember(...paths.map((path) => entry(`1 ${path}`, path, path)));
    const { keys, renewed, atKnownAddress } = identify(
      paths.map((path) => entry(`2 ${path}`, path, path)),
      known,
    );
    expect(keys).toEqual(['guid 1 /a', 'guid 1 /b', 'guid 1 /c']);
    expect({ renewed, atKnownAddress }).toEqual({ renewed: 3, atKnownAddress: 3 });
  });

  it('leaves entries apart that are announced side by side at one address', () => {
    const live = (guid: string) => entry(guid, '/live', `Live ${guid}`);
    const known = remember(live('1'));
    expect(identify([live('2'), live('1')], known).keys).toEqual(['guid 2', 'guid 1']);
    expect(identify([live('2'), live('3')], known).keys).toEqual(['guid 2', 'guid 3']);
  });

  it('takes no front page for the address of an entry', () => {
    const known = remember(entry('1', '/', 'Episode one'));
    expect(identify([entry('2', '/', 'Episode two')], known).keys).toEqual(['guid 2']);
  });

  it('keys by address where guids are not trusted, and by guid where the address does not tell', () => {
    const known = remember(entry('1', '/a', 'A'));
    const { keys } = identify(
      [entry('2', '/a', 'A'), entry('3', '/b', 'B'), { guid: '4', title: 'C' }],
      known,
      true,
    );
    expect(keys).toEqual(['guid 1', 'url https://post.example/b', 'guid 4']);
  });
});

describe('judgeGuids', () => {
  const trusted = { guidsChangedAt: null, guidsReused: 2 };
  const counts = { entries: [], renewed: 0, atKnownAddress: 0, reused: 0 };

  it('stops trusting guids when most known articles come with new ones', () => {
    expect(judgeGuids(trusted, { ...counts, renewed: 9, atKnownAddress: 10 })).toEqual({
      guidsBecause: '9 of 10 known articles came with new guids',
    });
    expect(judgeGuids(trusted, { ...counts, renewed: 2, atKnownAddress: 2 })).toEqual({});
    expect(judgeGuids(trusted, { ...counts, renewed: 4, atKnownAddress: 20 })).toEqual({});
  });

  it('says so once, and counts guids that came again with other articles', () => {
    const known = { ...trusted, guidsChangedAt: monday };
    expect(judgeGuids(known, { ...counts, renewed: 9, atKnownAddress: 9 })).toEqual({});
    expect(judgeGuids(trusted, { ...counts, reused: 3 })).toEqual({ guidsReused: 5 });
  });
});
