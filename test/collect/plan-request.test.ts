import { expect, test } from 'vitest';
import type { CollectSettings } from '../../src/collect/collect-settings.js';
import { planFollowUp, planRequest } from '../../src/collect/plan-request.js';
import { sourceRecord } from '../support/source-record.js';

const now = new Date('2026-05-01T12:00:00Z');
const settings: CollectSettings = {
  url: 'https://ann:hush@post.example/news',
  type: 'auto',
  headers: { cookie: 'session=1' },
  secrets: ['hush'],
  plan: { floorMs: 1, ceilingMs: 2 },
  firstItems: 20,
};
const known = sourceRecord({
  id: 'post',
  url: `https://ann:\${PASSWORD}@post.example/news`,
  etag: '"1"',
  bodyHash: 'hash',
  readAs: 'print',
  lastFullFetchAt: new Date(now.getTime() - 3_600_000),
});

test('asks the address with its secrets filled in, and for nothing that is known', () => {
  const { request, knownHash } = planRequest(known, settings, 'print', now);
  expect(request).toMatchObject({
    url: settings.url,
    headers: { cookie: 'session=1' },
    validators: { etag: '"1"' },
  });
  expect(knownHash).toBe('hash');
});

test('reads a document anew when it is read in another way, and once a week in any case', () => {
  expect(planRequest(known, settings, 'other selectors', now)).toMatchObject({
    request: { validators: {} },
    knownHash: null,
  });
  const old = { ...known, lastFullFetchAt: new Date(now.getTime() - 8 * 24 * 3_600_000) };
  expect(planRequest(old, settings, 'print', now).request.validators).toEqual({});
});

test('asks for the feed that was found on the page, with headers only on the same site', () => {
  const here = { ...known, discoveredUrl: 'https://post.example/feed' };
  expect(planRequest(here, settings, 'print', now).request).toMatchObject({
    url: 'https://post.example/feed',
    headers: { cookie: 'session=1' },
  });
  const elsewhere = { ...known, discoveredUrl: 'https://feeds.example/post' };
  expect(planRequest(elsewhere, settings, 'print', now).request).toMatchObject({
    url: 'https://feeds.example/post',
    headers: {},
  });
});

test('goes back to the page when the feed it named keeps failing', () => {
  const failing = { ...known, discoveredUrl: 'https://post.example/feed', failures: 3 };
  expect(planRequest(failing, settings, 'print', now)).toMatchObject({
    request: { url: settings.url, validators: {} },
    knownHash: null,
  });
});

test('takes headers along to other documents of the same site only', () => {
  expect(planFollowUp('https://post.example/feed', settings).headers).toEqual({ cookie: 'session=1' });
  expect(planFollowUp('https://cdn.example/feed', settings).headers).toEqual({});
});
