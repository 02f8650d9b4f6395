/** When a source is asked again, and the reason shown for it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFirstPoll, decideNextPoll, type PollFacts } from '../../src/collect/decide-next-poll.js';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const polledAt = new Date('2026-11-23T12:00:00Z');

const facts: PollFacts = {
  polledAt,
  plan: { floorMs: 10 * MINUTE, ceilingMs: 6 * HOUR },
  hints: {},
  answer: { kind: 'fresh', headers: {} },
  failures: 0,
  published: [],
  random: 0,
};

const ago = (...delaysMs: number[]) => delaysMs.map((ms) => new Date(polledAt.getTime() - ms));
const every = (gapMs: number) => ago(...Array.from({ length: 20 }, (_, index) => index * gapMs));

function decide(changes: Partial<PollFacts>) {
  const next = decideNextPoll({ ...facts, ...changes });
  return { ...next, delayMs: next.nextPollAt.getTime() - polledAt.getTime() };
}

describe('after a good answer', () => {
  it('asks in an hour while habits are unknown', () => {
    expect(decide({})).toMatchObject({ delayMs: HOUR, state: 'ok', failures: 0 });
  });

  it.each([
    ['a busy source at the floor', every(MINUTE), 10 * MINUTE, /shortest/],
    ['an hourly source twice an hour', every(HOUR), 30 * MINUTE, /every 60 min/],
    ['a monthly source at the ceiling', every(30 * DAY), 6 * HOUR, /longest/],
    [
      'a source that has gone quiet by a tenth of the silence',
      ago(20 * HOUR, 21 * HOUR, 22 * HOUR),
      2 * HOUR,
      /20 h old/,
    ],
  ])('asks %s', (_name, published, delayMs, because) => {
    expect(decide({ published })).toMatchObject({ delayMs, because: expect.stringMatching(because) });
  });

  it.each<[string, Partial<PollFacts>, number, RegExp]>([
    ['ttl', { hints: { ttlMinutes: 90 } }, 90 * MINUTE, /feed asks for 90 min/],
    [
      'Cache-Control',
      { answer: { kind: 'not-modified', headers: { 'cache-control': 'max-age=7200' } } },
      2 * HOUR,
      /fresh for 2 h/,
    ],
    ['an absurd ttl, up to the ceiling', { hints: { ttlMinutes: 1e6 } }, 6 * HOUR, /longest/],
  ])('honours %s', (_name, changes, delayMs, because) => {
    const outcome = decide({ published: every(20 * MINUTE), ...changes });
    expect(outcome).toMatchObject({ delayMs, because: expect.stringMatching(because) });
  });

  it('keeps out of skipped hours and says so', () => {
    const next = decide({ hints: { skipHours: [13, 14] } });
    expect(next.nextPollAt.toISOString()).toBe('2026-11-23T15:00:00.000Z');
    expect(next.because).toContain('does not change until then');
  });

  it("puts the operator's interval above the publisher's wishes", () => {
    const plan = { ...facts.plan, fixedMs: 5 * MINUTE };
    const hints = { ttlMinutes: 600, skipHours: [12] };
    expect(decide({ plan, hints })).toMatchObject({
      delayMs: 5 * MINUTE,
      because: expect.stringContaining('fixed'),
    });
  });

  it('follows cron to the second', () => {
    const cronAt = new Date('2026-11-24T06:00:00Z');
    expect(decide({ plan: { ...facts.plan, cronAt }, random: 0.9 }).nextPollAt).toEqual(cronAt);
  });

  it('drifts by at most a tenth, never earlier', () => {
    expect(decide({ random: 0.999 }).delayMs).toBeGreaterThan(HOUR);
    expect(decide({ random: 0.999 }).delayMs).toBeLessThanOrEqual(1.1 * HOUR);
  });

  it('calls a source silent that has paused for three of its usual gaps', () => {
    const habit = [0, 1, 2, 3, 4].map((days) => days * DAY);
    expect(decide({ published: ago(...habit.map((ms) => ms + 2 * DAY)) }).state).toBe('ok');
    expect(decide({ published: ago(...habit.map((ms) => ms + 4 * DAY)) }).state).toBe('silent');
  });

  it('ends quarantine at once', () => {
    expect(decide({ failures: 40 })).toMatchObject({ state: 'ok', failures: 0, delayMs: HOUR });
  });
});

describe('after a bad answer', () => {
  it('comes back soon after a first passing failure', () => {
    const next = decide({ answer: { kind: 'failed', failure: 'dns' } });
    expect(next).toMatchObject({ delayMs: 10 * MINUTE, state: 'backing-off', failures: 1 });
    expect(next.because).toBe('Asked again in 10 min, after a failure.');
  });

  it('quarantines after ten failures and probes daily', () => {
    const next = decide({ answer: { kind: 'failed', failure: 'not-found' }, failures: 9 });
    expect(next).toMatchObject({ state: 'quarantined', failures: 10, delayMs: DAY });
    expect(next.because).toContain('probed');
  });

  it('waits as long as the server asks, and no less than it would have waited anyway', () => {
    const long = decide({ answer: { kind: 'slow-down', retryAfterMs: 20 * HOUR } });
    expect(long).toMatchObject({
      delayMs: 20 * HOUR,
      because: expect.stringContaining('as the server asks'),
    });
    expect(decide({ answer: { kind: 'slow-down', retryAfterMs: 1000 } }).delayMs).toBe(HOUR);
    expect(decide({ answer: { kind: 'slow-down' } }).delayMs).toBe(HOUR);
  });

  it('checks a 410 once more the next day, and then monthly', () => {
    expect(decide({ answer: { kind: 'gone' } })).toMatchObject({ state: 'gone', delayMs: DAY });
    expect(decide({ answer: { kind: 'gone' }, failures: 1 })).toMatchObject({
      state: 'gone',
      delayMs: 30 * DAY,
    });
  });

  it('retries a daily cron before its next time, but a refused one not before', () => {
    const plan = { ...facts.plan, cronAt: new Date(polledAt.getTime() + DAY) };
    expect(decide({ plan, answer: { kind: 'failed', failure: 'timeout' } }).delayMs).toBe(10 * MINUTE);
    expect(decide({ plan, answer: { kind: 'failed', failure: 'forbidden' } }).delayMs).toBe(DAY);
  });
});

it('never schedules a poll sooner than the floor, whatever the publisher sends', () => {
  const kinds = fc.constantFrom<PollFacts['answer']>(
    { kind: 'fresh', headers: { 'cache-control': 'max-age=99999999999', expires: 'x', age: '-1' } },
    { kind: 'slow-down', retryAfterMs: 0 },
    { kind: 'failed', failure: 'parse' },
    { kind: 'blocked', failure: 'blocked-by-robots' },
    { kind: 'gone' },
  );
  const instants = fc.array(fc.date({ noInvalidDate: true }), { maxLength: 30 });
  const random = fc.double({ min: 0, max: 0.9999, noNaN: true });
  fc.assert(
    fc.property(
      kinds,
      instants,
      fc.nat(100),
      random,
      fc.double(),
      (answer, published, failures, chance, ttl) => {
        const next = decide({ answer, published, failures, random: chance, hints: { ttlMinutes: ttl } });
        expect(next.delayMs).toBeGreaterThanOrEqual(10 * MINUTE);
        expect(next.delayMs).toBeLessThanOrEqual(33 * DAY);
      },
    ),
  );
});

it('spreads first polls over the window, each id at its own constant place', () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `source-${index}`);
  const delays = ids.map((id) => decideFirstPoll(id, polledAt, HOUR).getTime() - polledAt.getTime());
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...delays)).toBeLessThanOrEqual(HOUR);
  const quarters = [0, 1, 2, 3].map(
    (quarter) => delays.filter((ms) => Math.floor((ms * 4) / HOUR) === quarter).length,
  );
  for (const count of quarters) expect(count).toBeGreaterThan(200);
  expect(decideFirstPoll('source-1', polledAt, HOUR)).toEqual(decideFirstPoll('source-1', polledAt, HOUR));
});
