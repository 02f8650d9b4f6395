/** Fills a store with many times the articles that it has, by copying rows: what a year of news leaves, in minutes. */
import { createGrouper } from '../../src/group/grouper.js';
import { encodePrint } from '../../src/group/print-codec.js';
import type { Database, Queryable } from '../../src/ports.js';
import { checkpointDue } from '../../src/store/checkpoint.js';
import { anyNews } from './news-text.js';
import { wholeJob } from './news-web.js';

/** Copies were first seen over these days, so that all of them stand in the window of grouping. */
const days = 6;
const earlier = `make_interval(secs => $2::float * 86400 * ${days})`;
/** What differs between a row and its copy: `$1` is added to every id, `$2` is the copy's age as a share of the days. */
const changes: Readonly<Record<string, string>> = {
  id: 'id + $1',
  entry_id: 'entry_id + $1',
  article_id: 'article_id + $1',
  copy_of: 'copy_of + $1',
  story_id: 'story_id + $1',
  lead_id: 'lead_id + $1',
  key: "md5(key || ' ' || $1::bigint)",
  first_seen_at: `first_seen_at - ${earlier}`,
  published_at: `published_at - ${earlier}`,
  archived: 'true',
};
/** In the order of their references, each with the column that tells the first rows from their copies. */
const tables = {
  entry: 'id',
  article: 'id',
  story: 'id',
  article_search: 'article_id',
  label: 'article_id',
  identity_key: 'article_id',
} as const;

/** The statement that copies the first rows of a table; its third parameter is the last of their ids. */
async function copySql(database: Database, table: string, idColumn: string): Promise<string> {
  const columns = await database.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'winnow' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const names = columns.map(({ name }) => name);
  // A statement that does not name a parameter does not know its type.
  return `insert into ${table} (${names.join(', ')}) overriding system value
    select ${names.map((name) => changes[name] ?? name).join(', ')} from ${table}
    where ${idColumn} <= $3::bigint and $1::bigint > 0 and $2::float >= 0`;
}

/** Prints are of articles of their own: copies of one print would all be copies of one article. */
async function savePrints(tx: Queryable, ids: readonly string[]): Promise<void> {
  const grouper = createGrouper({ maxArticles: 1 });
  const prints = ids.map((id) => {
    const { title, paragraphs } = anyNews({
      seed: 1_000_000 + Number(id),
      size: wholeJob.itemSize,
      topics: wholeJob.topics,
    });
    const text = paragraphs.join('\n');
    const article = { id, source: `paper-${Number(id) % 40}`, title, text, time: Date.now(), language: 'en' };
    return encodePrint(grouper.print(article)).toString('base64');
  });
  await tx.query(
    `insert into print (article_id, print) select id, decode(octets, 'base64')
     from unnest($1::bigint[], $2::text[]) as p(id, octets)`,
    [ids, prints],
  );
}

/** Checks and triggers are off meanwhile, and the index of words is built anew: all three would take most of the time. */
async function withoutChecks(database: Database, work: () => Promise<void>): Promise<void> {
  const indexes = await database.query<{ name: string; sql: string }>(
    `select indexname as name, indexdef as sql from pg_indexes where schemaname = 'winnow' and indexdef like '% USING gin %'`,
  );
  await database.query('set session_replication_role = replica');
  for (const { name } of indexes) await database.query(`drop index ${name}`);
  await work();
  for (const { sql } of indexes) await database.query(sql);
  await database.query('set session_replication_role = origin');
  await database.query('analyze');
}

/** Copies all that is in the store until there are about so many articles. Needs a database of a single connection. */
export async function fillStore(database: Database, articles: number): Promise<void> {
  const [first] = await database.query<{ last: string; count: number }>(
    `select greatest((select max(id) from article), (select max(id) from entry)) as last,
       (select count(*)::int from article) as count`,
  );
  const { last, count } = { last: Number(first?.last), count: first?.count ?? 0 };
  const copies = Math.ceil(articles / count) - 1;
  const statements: string[] = [];
  for (const [table, idColumn] of Object.entries(tables))
    statements.push(await copySql(database, table, idColumn));
  await withoutChecks(database, async () => {
    for (let copy = 1; copy <= copies; copy++) {
      for (const sql of statements) await database.query(sql, [copy * last, copy / copies, last]);
      const rows = await database.query<{ id: string }>('select id from article where id > $1 order by id', [
        copy * last,
      ]);
      await savePrints(
        database,
        rows.map(({ id }) => id),
      );
      await checkpointDue(database);
    }
    // What stands on an archive page already is no news.
    await database.query(
      `insert into archive_item (topic_id, item_id) select topic_id, article_id from label where archived
       on conflict do nothing`,
    );
    for (const table of ['entry', 'article'])
      await database.query(
        `select setval(pg_get_serial_sequence('winnow.${table}', 'id'), (select max(id) from ${table}))`,
      );
  });
}
