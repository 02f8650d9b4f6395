/** Servers are asked at a gentle pace, and left alone when they ask for it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideTurn,
  describeSlowDown,
  listPolitenessKeys,
  type PolitenessRecord,
  recordAnswer,
} from '../../src/collect/decide-politeness.js';
import type { FetchOutcome } from '../../src/vocabulary/outcome.js';

const now = new Date('2026-11-23T12:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const gaps = { hostGapMs: 1000, domainGapMs: 250, maxWaitMs: 10_000 };
const keys = listPolitenessKeys('https://www.example.co.uk/feed');

const facts = { finalUrl: 'https://www.example.co.uk/feed', headers: {}, durationMs: 1 };
const slow: FetchOutcome = { kind: 'slow-down', reason: '', status: 429, ...facts };
const fresh: FetchOutcome = { kind: 'fresh', status: 200, body: new Uint8Array(), validators: {}, ...facts };

function merge(known: readonly PolitenessRecord[], changed: readonly PolitenessRecord[]): PolitenessRecord[] {
  return [...changed, ...known.filter(({ key }) => !changed.some((record) => record.key === key))];
}

it('draws on the registrable domain and the host, always in the same order', () => {
  expect(keys).toEqual(['domain:example.co.uk', 'host:www.example.co.uk']);
  expect(listPolitenessKeys('http://127.0.0.1:8080/')).toEqual(['host:127.0.0.1:8080']);
  expect(listPolitenessKeys('nonsense')).toEqual([]);
});

describe('decideTurn', () => {
  it('lets the first request go and keeps the gap for the second', () => {
    const first = decideTurn(keys, [], gaps, now);
    expect(first).toMatchObject({ kind: 'go', waitMs: 0 });
    const second = first.kind === 'go' ? decideTurn(keys, first.records, gaps, now) : undefined;
    expect(second).toMatchObject({ kind: 'go', waitMs: 1000 });
  });

  it('keeps a smaller gap between hosts of one domain', () => {
    const first = decideTurn(keys, [], gaps, now);
    const sister = listPolitenessKeys('https://cdn.example.co.uk/');
    const second = first.kind === 'go' ? decideTurn(sister, first.records, gaps, now) : undefined;
    expect(second).toMatchObject({ kind: 'go', waitMs: 250 });
  });

  it('sends a job away rather than let it wait for long, and reserves nothing', () => {
    const busy = [{ key: keys[1] ?? '', nextAllowedAt: later(11_000), slowUntil: null, slowDowns: 0 }];
    const turn = decideTurn(keys, busy, gaps, now);
    expect(turn).toEqual({
      kind: 'later',
      retryAt: later(11_000),
      because: 'Too many requests to www.example.co.uk are waiting already.',
    });
  });

  it('never lets two requests of a host start within the gap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 20 }), (pauses) => {
        let [records, clock]: [PolitenessRecord[], number] = [[], now.getTime()];
        const starts: number[] = [];
        for (const pause of pauses) {
          clock += pause;
          const turn = decideTurn(keys, records, gaps, new Date(clock));
          if (turn.kind === 'later') continue;
          records = turn.records;
          starts.push(clock + turn.waitMs);
        }
        starts.slice(1).forEach((start, index) => {
          expect(start - (starts[index] ?? 0)).toBeGreaterThanOrEqual(gaps.hostGapMs);
        });
      }),
    );
  });
});

describe('recordAnswer', () => {
  it('closes the host and its whole domain for as long as the server says', () => {
    const records = recordAnswer(keys, [], { ...slow, retryAfterMs: 300_000 }, now);
    const sister = decideTurn(listPolitenessKeys('https://cdn.example.co.uk/'), records, gaps, now);
    expect(sister).toEqual({
      kind: 'later',
      retryAt: later(300_000),
      because: 'example.co.uk asked us to slow down.',
    });
    expect(describeSlowDown(records, now)).toContain('left alone for 5 min');
    expect(describeSlowDown(records, later(300_000))).toBeUndefined();
  });

  it('guesses a minute that doubles up to an hour when the server names no time', () => {
    let records: PolitenessRecord[] = [];
    const waits = Array.from({ length: 8 }, () => {
      records = recordAnswer(
        keys,
        records.map((record) => ({ ...record, slowUntil: null })),
        slow,
        now,
      );
      return ((records[0]?.slowUntil?.getTime() ?? 0) - now.getTime()) / 60_000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('never shortens a wait, and starts small again after a good answer', () => {
    const long = recordAnswer(keys, [], { ...slow, retryAfterMs: 300_000 }, now);
    const short = recordAnswer(keys, long, { ...slow, retryAfterMs: 1000 }, now);
    expect(short[0]?.slowUntil).toEqual(later(300_000));
    const good = merge(short, recordAnswer(keys, short, fresh, now));
    expect(good.map(({ slowDowns }) => slowDowns)).toEqual([0, 0]);
    expect(good[0]?.slowUntil).toEqual(later(300_000));
  });

  it('changes nothing on other answers', () => {
    expect(recordAnswer(keys, [], fresh, now)).toEqual([]);
    expect(recordAnswer(keys, [], { kind: 'failed', failure: 'dns', reason: '' }, now)).toEqual([]);
  });
});
