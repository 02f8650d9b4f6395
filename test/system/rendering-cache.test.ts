import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import type { RenderedDocument, Renderings } from '../../src/store-ports.js';
import { createRenderingCache } from '../../src/system/rendering-cache.js';

/** The store as a map that counts how often it is asked. */
let documents: Map<string, RenderedDocument>;
let asked: string[];
let stored: Renderings;

function rendering(path: string, text: string): RenderedDocument {
  return {
    path,
    mediaType: 'text/plain',
    br: Buffer.from(text),
    etag: `"${text}"`,
    modifiedAt: new Date(0),
  };
}

beforeEach(() => {
  documents = new Map();
  asked = [];
  stored = {
    async save(renderings) {
      for (const document of renderings) documents.set(document.path, document);
      return renderings.map(({ path }) => path);
    },
    async findFacts(path) {
      asked.push(path);
      await sleep(5);
      const found = documents.get(path);
      return found && { isFinal: false, ...found };
    },
    async findBody(path, _encoding, etag) {
      asked.push(`${path} body`);
      await sleep(5);
      const found = documents.get(path);
      return found?.etag === etag ? found.br : undefined;
    },
    findTags: async (paths) => new Map(paths.map((path) => [path, documents.get(path)?.etag ?? ''])),
    listPaths: async () => [...documents.keys()],
    async removeUnder(folders) {
      for (const path of documents.keys())
        if (folders.some((folder) => path.startsWith(folder))) documents.delete(path);
    },
  };
});

const read = async (cache: Renderings, path: string) => {
  const facts = await cache.findFacts(path);
  return facts && String(await cache.findBody(path, 'identity', facts.etag));
};

test('asks the store once for what many ask for at once, and again', async () => {
  const cache = createRenderingCache(stored, { maxBytes: 10_000, freshMs: 1_000 });
  await stored.save([rendering('/a', 'one')]);
  await Promise.all(Array.from({ length: 20 }, () => cache.findFacts('/a')));
  const bodies = await Promise.all(Array.from({ length: 20 }, () => read(cache, '/a')));
  expect(new Set(bodies)).toEqual(new Set(['one']));
  expect([await read(cache, '/a'), await read(cache, '/a')]).toEqual(['one', 'one']);
  expect(asked).toEqual(['/a', '/a body']);
});

test('answers at once with what is saved through it', async () => {
  const cache = createRenderingCache(stored, { maxBytes: 10_000, freshMs: 60_000 });
  await cache.save([rendering('/a', 'one')]);
  expect(await read(cache, '/a')).toBe('one');
  await cache.save([rendering('/a', 'two')]);
  expect(await read(cache, '/a')).toBe('two');
  await cache.removeUnder(['/a']);
  expect(await read(cache, '/a')).toBeUndefined();
});

test('sees what another process saved when its time is over, and keeps the body while the tag stays', async () => {
  const cache = createRenderingCache(stored, { maxBytes: 10_000, freshMs: 30 });
  await stored.save([rendering('/a', 'one')]);
  const before = await cache.findFacts('/a');
  await read(cache, '/a');
  await sleep(40);
  expect(await cache.findFacts('/a')).toBe(before);
  expect(asked.filter((what) => what === '/a body')).toHaveLength(1);
  await stored.save([rendering('/a', 'two')]);
  await sleep(40);
  expect(await read(cache, '/a')).toBe('two');
});

test('remembers nothing of addresses that are none', async () => {
  const cache = createRenderingCache(stored, { maxBytes: 10_000, freshMs: 60_000 });
  expect(await cache.findFacts('/none')).toBeUndefined();
  await stored.save([rendering('/none', 'now it is')]);
  expect(await read(cache, '/none')).toBe('now it is');
});

test('keeps within its size, and lets go of what was not asked for longest', async () => {
  const cache = createRenderingCache(stored, { maxBytes: 5_000, freshMs: 0 });
  for (let n = 0; n < 50; n += 1) await stored.save([rendering(`/${n}`, `${n}`.padEnd(1_000, '.'))]);
  for (let n = 0; n < 50; n += 1) {
    await read(cache, '/0');
    await read(cache, `/${n}`);
  }
  asked = [];
  await read(cache, '/0');
  await read(cache, '/10');
  expect(asked).toEqual(['/0', '/10', '/10 body']);
});

test('gives at once what it holds, as long as that is fresh and nothing newer was saved', async () => {
  const cache = createRenderingCache(stored, { maxBytes: 10_000, freshMs: 50 });
  await cache.save([rendering('/a', 'one')]);
  expect(cache.findKept('/a')).toBeUndefined();
  await read(cache, '/a');
  expect(String(cache.findKept('/a')?.bodies.get('identity'))).toBe('one');
  await cache.save([rendering('/a', 'two')]);
  expect(cache.findKept('/a')).toBeUndefined();
  await read(cache, '/a');
  const { facts } = cache.findKept('/a') ?? {};
  expect(facts?.etag).toBe('"two"');
  await sleep(60);
  expect(cache.findKept('/a')).toBeUndefined();
  expect(await cache.findFacts('/a')).toBe(facts);
});
