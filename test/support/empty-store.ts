/** A store on one of the engines, emptied before every test of the block that asks for it. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/store-ports.js';
import type { PooledDatabase } from '../../src/system/pool-database.js';
import type { PollResult } from '../../src/vocabulary/source.js';
import type { EngineKind, TestEngine } from './engines.js';

const filled =
  'source, entry, article, revision, story, identity_key, label, output_feed, rendering, archive_page, archive_item, setting, auto_topic';

/** A poll at that instant that went well. */
export function wellPolled(at: Date): PollResult {
  return {
    polledAt: at,
    nextPollAt: new Date(at.getTime() + 30 * 60_000),
    pollBecause: 'Next poll in 30 min.',
    state: 'ok',
    failure: null,
    failureReason: null,
    failures: 0,
  };
}

/** Has every test begin with these sources and nothing else. */
export function emptyStoreOn(
  kind: EngineKind,
  sourceIds: readonly string[],
  start: Date,
): { readonly store: Store; readonly database: PooledDatabase } {
  let engine: TestEngine | undefined;
  let store: Store | undefined;
  const opened = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the engine is opened before the first test');
    return part;
  };
  beforeAll(async () => {
    engine = await kind.open();
    store = createStore(engine.database, 'news.test,2026');
  });
  afterAll(() => engine?.remove());
  beforeEach(async () => {
    await opened(engine).database.query(`truncate ${filled} restart identity cascade`);
    const sources = sourceIds.map((id) => ({ id, url: `https://${id}.test/feed`, enabled: true }));
    await opened(store).sources.configure(sources, start);
  });
  return {
    get store() {
      return opened(store);
    },
    get database() {
      return opened(engine).database;
    },
  };
}
