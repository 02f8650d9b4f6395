/** Histories: all that is known of the way of one entry, for people who ask why. */
import type {
  ArticleHistory,
  EntryHistory,
  Found,
  Histories,
  KeyOwner,
  LabelHistory,
  LeadHistory,
  ReportHistory,
  RevisionHistory,
  Sought,
} from '../history-ports.js';
import type { Database } from '../ports.js';
import { rootOf } from './item-columns.js';

const mostReports = 200;
const mostRevisions = 100;

/** Ways to an entry, each with its parameters, the surest first. */
type Lookup = readonly [sql: string, params: readonly unknown[]];

function entryLookups(sought: Sought): Lookup[] {
  if ('articleId' in sought)
    return [['select entry_id as id from article where id = $1', [sought.articleId]]];
  const { url, urlKeys, addressHash } = sought;
  return [
    [
      `select a.entry_id as id from identity_key k join article a on a.id = k.article_id
       where k.kind = 'url' and k.key = any($1::text[]) order by a.id limit 1`,
      [urlKeys],
    ],
    // Extracted, and not through identity yet.
    [
      `select a.entry_id as id from entry e join article a on a.entry_id = e.id
       where e.stage in ('extract', 'group', 'label') and a.url = $1 order by a.id limit 1`,
      [url],
    ],
    // Not extracted yet, held, or set aside, but not emptied when its article was removed: a probe of the index for each source.
    [
      `select found.id from source cross join lateral (
         select id from entry where source_id = source.id and address = $1 and announced <> '{}' order by id desc limit 1) found
       order by found.id desc limit 1`,
      [addressHash ?? null],
    ],
    // Front pages, and entries of before addresses were kept: other announcements are not read.
    [`select id from entry where address is null and announced->>'url' = $1 order by id desc limit 1`, [url]],
  ];
}

function ledgerLookup(sought: Sought): Lookup {
  if ('articleId' in sought)
    return ['select article_id as id from identity_key where article_id = $1 limit 1', [sought.articleId]];
  return [
    `select article_id as id from identity_key where kind = 'url' and key = any($1::text[]) order by id limit 1`,
    [sought.urlKeys],
  ];
}

async function find(database: Database, sought: Sought): Promise<Found | undefined> {
  for (const [sql, params] of entryLookups(sought)) {
    const [row] = await database.query<{ id: string }>(sql, params);
    if (row) return { kind: 'entry', entryId: row.id };
  }
  const [known] = await database.query<{ id: string }>(...ledgerLookup(sought));
  return known && { kind: 'purged', articleId: known.id };
}

const rootColumns = Object.entries(rootOf).map(
  ([merge, id]) => `'${merge}', (select jsonb_build_object('id', f.id::text, 'publishedAt', f.published_at)
    from article f where f.id = ${id})`,
);

interface ArticleRow extends Omit<ArticleHistory, 'roots'> {
  roots: Record<keyof ArticleHistory['roots'], { id: string; publishedAt: string }>;
}

/** Instants inside JSON come as text. */
function articleOf({ roots, ...row }: ArticleRow): ArticleHistory {
  const dated = ({ id, publishedAt }: { id: string; publishedAt: string }) => ({
    id,
    publishedAt: new Date(publishedAt),
  });
  const { off, exact, near, story } = roots;
  return {
    ...row,
    roots: { off: dated(off), exact: dated(exact), near: dated(near), story: dated(story) },
  };
}

export function createHistories(database: Database): Histories {
  return {
    find: (sought) => find(database, sought),

    async getEntry(entryId) {
      const [row] = await database.query<EntryHistory>(
        `select e.id, e.source_id as "sourceId", s.title as "sourceTitle", e.announced->>'title' as title,
           e.announced->>'url' as url, e.announced->>'announcedBy' as "announcedBy",
           e.first_seen_at as "firstSeenAt", e.stage, e.stage_since as "stageSince",
           e.put_off_since as "putOffSince", gone.stage as "failedStage", gone.reason as failure
         from entry e join source s on s.id = e.source_id
           left join set_aside gone on gone.entry_id = e.id and e.stage = 'set-aside'
         where e.id = $1`,
        [entryId],
      );
      return row;
    },

    async findArticle(entryId) {
      const [row] = await database.query<ArticleRow>(
        `select a.id, a.url, a.title, a.language, a.verdict, a.because, a.removed,
           a.published_at as "publishedAt", a.updated_at as "updatedAt", a.copy_of as "copyOf",
           a.copy_kind as "copyKind", a.copy_because as "copyBecause", a.copy_evidence as "copyEvidence",
           a.story_because as "storyBecause", a.story_evidence as "storyEvidence",
           coalesce(a.story_id, original.story_id, a.copy_of, a.id) as "storyId",
           jsonb_build_object(${rootColumns.join(', ')}) as roots
         from article a left join article original on original.id = a.copy_of where a.entry_id = $1`,
        [entryId],
      );
      return row && articleOf(row);
    },

    listReports: (storyId) =>
      database.query<ReportHistory>(
        `select id, source_id as "sourceId", title, url, published_at as "publishedAt", copy_of as "copyOf",
           copy_kind as "copyKind", coalesce(copy_because, story_because) as because
         from article where id = $1 or story_id = $1 or copy_of = $1
         order by published_at, id limit ${mostReports}`,
        [storyId],
      ),

    async findLead(storyId) {
      const [row] = await database.query<LeadHistory>(
        'select lead_id as id, lead_because as because, lead_since as since from story where id = $1',
        [storyId],
      );
      return row;
    },

    async listRevisions(articleId) {
      const latestFirst = await database.query<RevisionHistory>(
        `select seen_at as "seenAt", significant, because, before->>'title' as "titleBefore"
         from revision where article_id = $1 order by seen_at desc, id desc limit ${mostRevisions}`,
        [articleId],
      );
      return latestFirst.reverse();
    },

    findOwners: (keys) =>
      database.query<KeyOwner>(
        `select k.kind, k.key, a.id as "articleId", a.title, a.source_id as "sourceId"
         from unnest($1::text[], $2::text[]) as wanted(kind, key)
           join identity_key k on k.kind = wanted.kind and k.key = wanted.key join article a on a.id = k.article_id`,
        [keys.map(({ kind }) => kind), keys.map(({ key }) => key)],
      ),

    listLabels: (articleId) =>
      database.query<LabelHistory>(
        `select topic_id as "topicId", because, entered_at as "enteredAt", archived
         from label where article_id = $1 order by topic_id`,
        [articleId],
      ),
  };
}
