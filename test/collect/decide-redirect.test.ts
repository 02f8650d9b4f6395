/** A source that moves is followed at once and believed after a week. */
import { describe, expect, it } from 'vitest';
import { chooseAddress, decideRedirect } from '../../src/collect/decide-redirect.js';

const DAY = 86_400_000;
const now = new Date('2026-11-23T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);

const url = 'https://user:pw@old.example/feed';
const movedTo = 'https://new.example/feed';

describe('chooseAddress', () => {
  it('asks the configured address until the move is a week old', () => {
    const six = chooseAddress({ url, movedTo, movedSince: daysAgo(6.9), failures: 0 }, now);
    expect(six).toEqual({ url, adopted: false, keepsSecrets: true });
    const seven = chooseAddress({ url, movedTo, movedSince: daysAgo(7), failures: 0 }, now);
    expect(seven).toEqual({ url: movedTo, adopted: true, keepsSecrets: false });
  });

  it('takes the password along only within the origin', () => {
    const source = { url, movedTo: 'https://old.example/rss', movedSince: daysAgo(8), failures: 0 };
    expect(chooseAddress(source, now)).toEqual({
      url: 'https://user:pw@old.example/rss',
      adopted: true,
      keepsSecrets: true,
    });
  });

  it('returns to the configured address when the new one keeps failing', () => {
    expect(chooseAddress({ url, movedTo, movedSince: daysAgo(30), failures: 2 }, now).adopted).toBe(true);
    expect(chooseAddress({ url, movedTo, movedSince: daysAgo(30), failures: 3 }, now).adopted).toBe(false);
  });

  it('never gives up https for http', () => {
    const source = { url, movedTo: 'http://old.example/feed', movedSince: daysAgo(30), failures: 0 };
    expect(chooseAddress(source, now).url).toBe(url);
  });
});

describe('decideRedirect', () => {
  const facts = { movedTo: null, movedSince: null, adopted: false, succeeded: true, now };

  it('notes a first permanent redirect with its day', () => {
    expect(decideRedirect({ ...facts, permanentUrl: movedTo })).toMatchObject({ movedTo, movedSince: now });
  });

  it('keeps the first day while the answer stays the same, and adopts after seven', () => {
    const young = decideRedirect({ ...facts, movedTo, movedSince: daysAgo(3), permanentUrl: movedTo });
    expect(young).toMatchObject({ movedSince: daysAgo(3), because: expect.stringContaining('3 days') });
    const old = decideRedirect({ ...facts, movedTo, movedSince: daysAgo(7), permanentUrl: movedTo });
    expect(old.because).toContain('adopted');
  });

  it('starts over when the target changes, and forgets when the redirect ends', () => {
    const pending = { ...facts, movedTo, movedSince: daysAgo(6) };
    const other = decideRedirect({ ...pending, permanentUrl: 'https://third.example/' });
    expect(other).toMatchObject({ movedTo: 'https://third.example/', movedSince: now });
    expect(decideRedirect(pending)).toMatchObject({ movedTo: null, movedSince: null });
  });

  it('learns nothing from a failed poll', () => {
    const pending = { ...facts, movedTo, movedSince: daysAgo(6), succeeded: false };
    expect(decideRedirect(pending)).toMatchObject({ movedTo, movedSince: daysAgo(6) });
    expect(decideRedirect({ ...facts, permanentUrl: movedTo, succeeded: false }).movedTo).toBeNull();
  });

  it('stays with an adopted address that answers', () => {
    const adopted = { ...facts, movedTo, movedSince: daysAgo(20), adopted: true };
    expect(decideRedirect(adopted)).toMatchObject({ movedTo, movedSince: daysAgo(20) });
    expect(decideRedirect({ ...adopted, permanentUrl: 'https://third.example/' }).movedTo).toBe(movedTo);
  });
});
