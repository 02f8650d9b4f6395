/** Prints: what grouping keeps of each article, with what it decided, so that its window survives a restart. */

import type { KnownArticle } from '../group/recent-window.js';
import type { Grouping, Prints } from '../grouping-ports.js';
import type { Database, Queryable } from '../ports.js';
import { holdLinks, linkCopies } from './copies.js';

function base64Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/** In one text each: an array of octets takes the embedded engine three times as long to read. */
async function savePrints(tx: Queryable, prints: Grouping['prints']): Promise<void> {
  await tx.query(
    `insert into print (article_id, print) select id, decode(octets, 'base64') from unnest($1::bigint[], $2::text[]) as p(id, octets)
     on conflict (article_id) do update set print = excluded.print`,
    [prints.map(({ articleId }) => articleId), prints.map(({ print }) => base64Of(print))],
  );
}

/** Copies follow the article they copy, wherever a later insight puts it. */
async function joinStories(tx: Queryable, stories: Grouping['stories']): Promise<void> {
  if (stories.length === 0) return;
  await holdLinks(tx);
  await tx.query(
    `update article set story_id = m."storyId", story_because = m.because, story_evidence = m.evidence
     from jsonb_to_recordset($1) as m("articleId" bigint, "storyId" bigint, because text, evidence jsonb)
     where article.id = m."articleId" or article.copy_of = m."articleId"`,
    [JSON.stringify(stories)],
  );
}

/** Retention leaves the first reports of stories alone until the transaction ends; returns those that are gone already. */
async function holdStories(tx: Queryable, stories: Grouping['stories']): Promise<Set<string>> {
  const ids = new Set(stories.map(({ storyId }) => storyId));
  if (ids.size === 0) return ids;
  const held = await tx.query<{ id: string }>(
    'select id from article where id = any($1::bigint[]) order by id for key share',
    [[...ids]],
  );
  for (const { id } of held) ids.delete(id);
  return ids;
}

/** Of one statement: a megabyte, and a moment for whoever waits for the engine meanwhile. */
const loadedTogether = 200;

async function* loadParts(database: Database, since: Date, limit: number): AsyncGenerator<KnownArticle[]> {
  const [oldest] = await database.query<{ id: string | null }>(
    `select min(article_id) as id from (
       select article_id from print join article on article.id = article_id
       where first_seen_at >= $1 order by article_id desc limit $2) recent`,
    [since, limit],
  );
  let next = oldest?.id ?? null;
  while (next !== null) {
    const rows: KnownArticle[] = await database.query<KnownArticle>(
      `select article_id as "articleId", print, copy_of as "copyOf", copy_kind as "copyKind",
         coalesce(story_id, article.id)::text as "storyId", coalesce(story_because, copy_because, '') as because
       from print join article on article.id = article_id
       where article_id >= $1 and first_seen_at >= $2 order by article_id limit $3`,
      [next, since, loadedTogether + 1],
    );
    next = rows[loadedTogether]?.articleId ?? null;
    yield rows.slice(0, loadedTogether);
  }
}

export function createPrints(database: Database): Prints {
  return {
    async findNew(articleIds) {
      const rows = await database.query<{ id: string }>(
        `select article.id from article left join print on print.article_id = article.id
         where article.id = any($1::bigint[]) and print.article_id is null and copy_of is null`,
        [articleIds],
      );
      return new Set(rows.map(({ id }) => id));
    },

    load: (since, limit) => loadParts(database, since, limit),

    save: (grouping) =>
      database.transaction(async (tx) => {
        const gone = await holdStories(tx, grouping.stories);
        if (gone.size > 0) return gone;
        await savePrints(tx, grouping.prints);
        await linkCopies(tx, grouping.copies);
        await joinStories(tx, grouping.stories);
        return gone;
      }),
  };
}
