/** Documents that change while they are read, over a real store. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../src/store/store.js';
import type { Store } from '../src/store-ports.js';
import { findWholeRendering } from '../src/whole-rendering.js';
import { openEmbedded, type TestEngine } from './support/engines.js';
import { rendering } from './support/rendering.js';

const start = new Date('2026-11-01T12:00:00Z');
let engine: TestEngine;
let store: Store;

beforeAll(async () => {
  engine = await openEmbedded();
  store = createStore(engine.database, 'news.test,2026');
});
afterAll(() => engine.remove());

test('a document that changes between its tag and its bytes is read as it is after the change', async () => {
  const { renderings } = store;
  await renderings.save([rendering('/', 'before', start)]);
  const changing = {
    async findFacts(path: string) {
      const facts = await renderings.findFacts(path);
      await renderings.save([rendering('/', 'after', start)]);
      return facts;
    },
    findBody: renderings.findBody,
  };
  expect((await findWholeRendering(changing, '/'))?.body.toString()).toBe('after');
});

test('there is nothing where there is no document', async () => {
  expect(await findWholeRendering(store.renderings, '/none')).toBeUndefined();
});
