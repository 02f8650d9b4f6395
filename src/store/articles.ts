/** Articles: first versions, pending revisions, identity, copies and stories. */
import type { CopyLink } from '../grouping-ports.js';
import { mergeLists } from '../merge-calls.js';
import type { Database, Queryable } from '../ports.js';
import type {
  ArticleDraft,
  ArticleRecord,
  Articles,
  IdentityHolder,
  PendingRevision,
} from '../store-ports.js';
import type { IdentityKey } from '../vocabulary/identity.js';
import { linkCopies } from './copies.js';

function rowOf(draft: ArticleDraft): object {
  const { extraction } = draft;
  return {
    entry_id: draft.entryId,
    source_id: draft.sourceId,
    url: draft.url,
    title: draft.title,
    summary: draft.summary,
    html: extraction.html,
    text: extraction.text,
    authors: extraction.authors,
    categories: extraction.categories,
    related: extraction.related,
    removed: extraction.removed,
    enclosures: draft.enclosures,
    addresses: draft.addresses,
    language: extraction.language ?? null,
    image: extraction.image ?? null,
    rights: draft.rights,
    verdict: extraction.verdict,
    because: extraction.because,
    published_at: draft.publishedAt,
    updated_at: draft.updatedAt,
    first_seen_at: draft.firstSeenAt,
  };
}

/** Columns a revision may change; identity, source and first dates never do. */
const revisable = [
  'url',
  'title',
  'summary',
  'html',
  'text',
  'authors',
  'categories',
  'related',
  'removed',
  'enclosures',
  'addresses',
  'language',
  'image',
  'rights',
  'verdict',
  'because',
];

const setRevisable = revisable.map((column) => `${column} = r.${column}`).join(', ');
const isKnown = 'exists (select from article where article.entry_id = d.entry_id)';

const insertDrafts = `insert into article (entry_id, source_id, ${revisable.join(', ')}, published_at, updated_at, first_seen_at)
  select entry_id, source_id, ${revisable.join(', ')}, published_at, updated_at, first_seen_at
  from jsonb_populate_recordset(null::article, $1) as d where not ${isKnown}
  on conflict (entry_id) do nothing`;

/** Of entries whose sources still say what the drafts were made of; `d` has their ids and prints. */
const moveOn = (
  from: string,
  now: string,
) => `update entry set stage = 'group', stage_since = ${now} from ${from}
  where entry.id = d.id and entry.print = d.print and entry.stage = 'extract'`;

function printRows(drafts: readonly ArticleDraft[]): string {
  return JSON.stringify(drafts.map(({ entryId, print }) => ({ id: entryId, print })));
}

/** In one statement, which needs no transaction around it. Returns the entries that had no article. */
async function saveFirst(
  database: Queryable,
  drafts: readonly ArticleDraft[],
  now: Date,
): Promise<Set<string>> {
  const rows = await database.query<{ entryId: string }>(
    `with first as (${insertDrafts} returning entry_id),
     moved as (${moveOn('first join jsonb_to_recordset($2) as d(id bigint, print text) on d.id = first.entry_id', '$3')})
     select entry_id as "entryId" from first`,
    [JSON.stringify(drafts.map(rowOf)), printRows(drafts), now],
  );
  return new Set(rows.map(({ entryId }) => entryId));
}

async function saveLater(tx: Queryable, drafts: readonly ArticleDraft[], now: Date): Promise<void> {
  const rows = JSON.stringify(drafts.map(rowOf));
  await saveRevisions(tx, rows, now);
  // Whoever removed an article meanwhile makes its next version a first one.
  await tx.query(insertDrafts, [rows]);
  await tx.query(moveOn('jsonb_to_recordset($1) as d(id bigint, print text)', '$2'), [
    printRows(drafts),
    now,
  ]);
}

async function saveDrafts(database: Database, drafts: readonly ArticleDraft[], now: Date): Promise<void> {
  const first = await saveFirst(database, drafts, now);
  const later = drafts.filter(({ entryId }) => !first.has(entryId));
  if (later.length > 0) await database.transaction((tx) => saveLater(tx, later, now));
}

/** Of drafts whose entries have an article. */
async function saveRevisions(tx: Queryable, rows: string, now: Date): Promise<void> {
  // A revision that has not been judged yet is replaced by the later one.
  await tx.query(
    `delete from revision using article, jsonb_to_recordset($1) as d(entry_id bigint)
     where article.entry_id = d.entry_id and revision.article_id = article.id and revision.extraction is not null`,
    [rows],
  );
  await tx.query(
    `insert into revision (article_id, seen_at, extraction)
     select article.id, $2, d.draft
     from (select (draft->>'entry_id')::bigint as entry_id, draft from jsonb_array_elements($1) as draft) d
     join article using (entry_id)`,
    [rows, now],
  );
}

const articleColumns = `id, entry_id as "entryId", source_id as "sourceId", copy_of as "copyOf", url, title, text, authors,
  categories, language, addresses, published_at as "publishedAt", first_seen_at as "firstSeenAt"`;

function keyRows(articles: readonly { id: string; keys: readonly IdentityKey[] }[]): object[] {
  return articles.flatMap(({ id, keys }) => keys.map(({ kind, key }) => ({ id, kind, key })));
}

interface HeldKey {
  asker: string;
  articleId: string;
  sourceId: string;
  kind: IdentityHolder['kind'];
}

/** Keys are inserted in their sorted order, so that workers claiming the same ones never wait in a circle. */
async function claimKeys(tx: Queryable, rows: string): Promise<HeldKey[]> {
  await tx.query(
    `insert into identity_key (kind, key, article_id)
     select kind, key, min(id) from jsonb_to_recordset($1) as k(id bigint, kind text, key text)
     group by kind, key order by kind, key
     on conflict do nothing`,
    [rows],
  );
  return tx.query<HeldKey>(
    `select distinct on (k.id, held.article_id) k.id as asker, held.article_id as "articleId",
       holder.source_id as "sourceId", held.kind
     from jsonb_to_recordset($1) as k(id bigint, kind text, key text)
     join identity_key held using (kind, key) join article holder on holder.id = held.article_id
     where held.article_id <> k.id
     order by k.id, held.article_id, held.kind = 'guid', held.kind`,
    [rows],
  );
}

async function settleRevision(
  tx: Queryable,
  id: string,
  significant: boolean,
  because: string,
): Promise<void> {
  await tx.query(
    `update revision set before = jsonb_build_object('title', article.title, 'text', article.text)
     from article where revision.id = $1 and article.id = revision.article_id and revision.extraction is not null`,
    [id],
  );
  await tx.query(
    `update article set ${setRevisable},
       updated_at = case when $2 then greatest(article.updated_at, revision.seen_at) else article.updated_at end
     from revision, jsonb_populate_record(null::article, revision.extraction) r
     where revision.id = $1 and article.id = revision.article_id and revision.extraction is not null`,
    [id, significant],
  );
  await tx.query('update revision set extraction = null, significant = $2, because = $3 where id = $1', [
    id,
    significant,
    because,
  ]);
}

/** What a source writes later under another guid or address it has changed in the article there. */
async function reviseOriginals(tx: Queryable, copyIds: readonly string[]): Promise<string[]> {
  const doubles = `double.id = any($1::bigint[]) and double.copy_kind = 'same' and double.source_id = original.source_id`;
  const pairs = 'article double join article original on original.id = double.copy_of';
  await tx.query(
    `insert into revision (article_id, seen_at, extraction)
     select distinct on (original.id) original.id, latest.seen_at, to_jsonb(double)
     from ${pairs} cross join lateral (
       select greatest(double.first_seen_at, max(seen_at)) as seen_at from revision where article_id = double.id) latest
     where ${doubles} and latest.seen_at > original.first_seen_at
       and (double.title, double.text) is distinct from (original.title, original.text)
       and not exists (select from revision
         where article_id = original.id and seen_at >= latest.seen_at)
     order by original.id, latest.seen_at desc, double.id desc`,
    [copyIds],
  );
  const rows = await tx.query<{ id: string }>(
    `select distinct original.id from ${pairs} where ${doubles} and exists (
       select from revision where article_id = original.id and extraction is not null)`,
    [copyIds],
  );
  return rows.map(({ id }) => id);
}

/** Of one statement: small enough that whoever reads a feed meanwhile waits for a moment only. */
const draftsTogether = 200;

interface DatedDraft {
  draft: ArticleDraft;
  now: Date;
}

export function createArticles(database: Database): Articles {
  const saveTogether = mergeLists<DatedDraft, void>(
    async (dated) => {
      const now = new Date(Math.max(...dated.map((one) => one.now.getTime())));
      const drafts = dated.map(({ draft }) => draft);
      await saveDrafts(database, drafts, now);
      return drafts.map(() => undefined);
    },
    { most: draftsTogether },
  );
  return {
    save: async (drafts, now) => void (await saveTogether(drafts.map((draft) => ({ draft, now })))),

    get: (ids) =>
      database.query<ArticleRecord>(
        `select ${articleColumns} from article where id = any($1::bigint[]) order by id`,
        [ids],
      ),

    getByEntries: (entryIds) =>
      database.query<ArticleRecord>(
        `select ${articleColumns} from article where entry_id = any($1::bigint[]) order by id`,
        [entryIds],
      ),

    settleIdentity: (articles) =>
      database.transaction(async (tx) => {
        const holders = new Map<string, IdentityHolder[]>();
        for (const { asker, ...holder } of await claimKeys(tx, JSON.stringify(keyRows(articles)))) {
          holders.set(asker, [...(holders.get(asker) ?? []), holder]);
        }
        return holders;
      }),

    async passGuids(articles) {
      if (articles.length === 0) return;
      await database.query(
        `update identity_key set article_id = heir.id
         from (select key, max(id) as id from jsonb_to_recordset($1) as k(id bigint, kind text, key text)
           where kind = 'guid' group by key) heir
         where identity_key.kind = 'guid' and identity_key.key = heir.key and identity_key.article_id < heir.id`,
        [JSON.stringify(keyRows(articles))],
      );
    },

    async findReturning(articles) {
      const returning = await database.query<{ id: string }>(
        `select distinct k.id from jsonb_to_recordset($1) as k(id bigint, kind text, key text)
         join identity_key held using (kind, key)
         where held.article_id < k.id and not exists (select from article where id = held.article_id)`,
        [JSON.stringify(keyRows(articles))],
      );
      return new Set(returning.map(({ id }) => id));
    },

    async linkCopies(links: readonly CopyLink[]) {
      if (links.length > 0) await database.transaction((tx) => linkCopies(tx, links));
    },

    reviseOriginals: async (copyIds) =>
      copyIds.length === 0 ? [] : database.transaction((tx) => reviseOriginals(tx, copyIds)),

    pendingRevisions: async (articleIds) =>
      articleIds.length === 0
        ? []
        : database.query<PendingRevision>(
            `select revision.id, article_id as "articleId", seen_at as "seenAt", extraction->>'title' as title,
           extraction->>'text' as text, jsonb_build_object('title', article.title, 'text', article.text) as before
         from revision join article on article.id = article_id
         where article_id = any($1::bigint[]) and extraction is not null order by revision.id`,
            [articleIds],
          ),

    settleRevision: ({ id, significant, because }) =>
      database.transaction((tx) => settleRevision(tx, id, significant, because)),
  };
}
