/** What is asked again and again stays as cheap in a store of years as in a new one: the plans of both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/ports.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/store-ports.js';
import { engineKinds, type TestEngine } from '../support/engines.js';

const stored = 5_000;

interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}

async function fill(database: Database): Promise<void> {
  await database.query(
    `insert into source (id, url, first_seen_at, next_poll_at, poll_because) values ('north', 'https://north.test/', now(), now(), '')`,
  );
  await database.query(
    `insert into entry (source_id, key, print, announced, first_seen_at, stage, stage_since)
     select 'north', n::text, '', '{}', now(), case when n % 10 = 0 then 'extract' else 'done' end, now()
     from generate_series(1, ${stored}) n`,
  );
  await database.query(
    `insert into article (entry_id, source_id, url, title, html, text, authors, categories, related, removed, enclosures,
       addresses, verdict, because, published_at, updated_at, first_seen_at)
     select id, 'north', 'https://north.test/' || id, 'Title', repeat('word ', 50), repeat('word ', 50), '[]', '[]', '[]',
       '[]', '[]', '{}', 'full', '', now() - id * interval '1 minute', now(), now() from entry`,
  );
  for (const table of ['entry', 'article']) await database.query(`vacuum analyze ${table}`);
  // Statistics are of the middle of a flood, as they are after a start.
  await database.query("update entry set stage = 'done' where stage = 'extract'");
  await database.query('vacuum entry');
}

describe.each(engineKinds())('plans on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  let engine: TestEngine;

  beforeAll(async () => {
    engine = await kind.open();
    await fill(engine.database);
  });
  afterAll(() => engine.remove());

  /** Pages of the database that the statement behind a question looks at. */
  async function pagesOf(ask: (store: Store) => Promise<unknown>): Promise<number> {
    let pages = 0;
    const explaining: Database = {
      ...engine.database,
      async query(sql: string, params?: unknown[]) {
        const [row] = await engine.database.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
          `explain (analyze, buffers, format json) ${sql}`,
          params,
        );
        const plan = row?.['QUERY PLAN'][0]?.Plan;
        pages += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
        return [];
      },
    };
    await ask(createStore(explaining, 'news.test,2026'));
    return pages;
  }

  test('find the entries that wait without a look at those that are done', async () => {
    const pages = await pagesOf(({ entries }) => entries.findWaiting('extract', new Date(), 100));
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan(10);
  });

  test('find the newest articles of all without a look at the others', async () => {
    const scope = { kind: 'all' } as const;
    const pages = await pagesOf(({ items }) => items.select([{ scope, merge: 'story', limit: 5 }]));
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan(400);
  });
});
