/** The course of one fetch, over answers made by hand. */
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { type Answer, runFetch, type Send } from '../../src/system/http-fetch.js';

const limits = { userAgent: 'Agent/1', totalTimeoutMs: 100, maxBytes: 1000, maxRedirects: 2 };

interface Script {
  status: number;
  headers?: Record<string, string>;
  text?: string;
}

/** Answers by path, and notes what was asked and what was let go of. */
function play(script: Record<string, Script>) {
  const events: string[] = [];
  const send: Send = async ({ url }): Promise<Answer> => {
    events.push(`ask ${url.pathname}`);
    const { status, headers = {}, text = '' } = script[url.pathname] ?? { status: 404 };
    const note = (event: string) => void events.push(`${event} ${url.pathname}`);
    const body = Readable.from([Buffer.from(text)]);
    return { status, headers, body, discard: async () => note('discard'), close: () => note('close') };
  };
  return { send, events };
}

const ask = (send: Send, path: string, more = {}) =>
  runFetch(send, limits, { url: `https://a.example${path}`, ...more });

it('lets go of every body, wanted or not', async () => {
  const { send, events } = play({
    '/a': { status: 302, headers: { location: '/b' } },
    '/b': { status: 200, text: 'x' },
    '/big': { status: 200, headers: { 'content-length': '5000' } },
  });
  await ask(send, '/a');
  await ask(send, '/big');
  await ask(send, '/none');
  expect(events).toEqual([
    'ask /a',
    'discard /a',
    'ask /b',
    'close /b',
    'ask /big',
    'close /big',
    'ask /none',
    'discard /none',
  ]);
});

it('stops after the redirects allowed, and names the host that sent one more', async () => {
  const { send, events } = play({ '/loop': { status: 301, headers: { location: '/loop' } } });
  const outcome = await ask(send, '/loop');
  expect(outcome).toMatchObject({
    failure: 'too-many-redirects',
    reason: expect.stringContaining('a.example'),
  });
  expect(events.filter((event) => event.startsWith('ask'))).toHaveLength(3);
});

it('keeps validators a 304 leaves out, and prefers those it sends', async () => {
  const { send } = play({ '/a': { status: 304, headers: { etag: '"2"' } } });
  const outcome = await ask(send, '/a', { validators: { etag: '"1"', lastModified: 'then' } });
  expect(outcome).toMatchObject({ kind: 'not-modified', validators: { etag: '"2"', lastModified: 'then' } });
});

it('gives one time to all hops together', async () => {
  const slow: Send = async ({ url }, signal) => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    if (signal.aborted) throw signal.reason;
    return play({ [url.pathname]: { status: 302, headers: { location: '/next' } } }).send(
      { url, headers: {}, body: undefined, permanent: false, redirects: 0 },
      signal,
    );
  };
  expect(await ask(slow, '/a')).toMatchObject({
    failure: 'timeout',
    reason: expect.stringContaining('0.1 s'),
  });
});

it('turns whatever is thrown into an outcome', async () => {
  const broken: Send = () => Promise.reject(new Error('surprise'));
  expect(await ask(broken, '/a')).toEqual({
    kind: 'failed',
    failure: 'connect',
    reason: 'a.example could not be read.',
  });
});
