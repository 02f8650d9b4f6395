/** Sources: what is configured, what is due, how each has been answering. */
import { mergeEach } from '../merge-calls.js';
import type { Database } from '../ports.js';
import type { DueSource, PolledSource, Schedule, Sources } from '../source-ports.js';
import type { RecentArticle, SourceRecord } from '../vocabulary/source.js';
import { bringsEntries, type Poll, pauseAfterPoll, savePolls } from './save-polls.js';

const columns = `id, url, enabled, first_seen_at as "firstSeenAt", title, site_url as "siteUrl", language, rights, hints,
  etag, last_modified as "lastModified", body_hash as "bodyHash", last_full_fetch_at as "lastFullFetchAt",
  moved_to as "movedTo", moved_since as "movedSince", discovered_url as "discoveredUrl", read_as as "readAs",
  next_poll_at as "nextPollAt", poll_because as "pollBecause",
  state, failure, failure_reason as "failureReason", failures, last_poll_at as "lastPollAt",
  last_success_at as "lastSuccessAt", last_new_at as "lastNewAt",
  guids_changed_at as "guidsChangedAt", guids_because as "guidsBecause", guids_reused as "guidsReused"`;

/** Of one statement: small enough that whoever reads a feed meanwhile waits for a moment only. */
const readsTogether = 100;
const entriesTogether = 300;

/** Ids of a source's entries stay with it; a new address only makes it due and forgets what was known of the old one. */
const upsert = `
  insert into source (id, url, enabled, first_seen_at, next_poll_at, poll_because)
  select id, url, enabled, $2, coalesce("firstPollAt", $2), 'new source'
  from jsonb_to_recordset($1) as s(id text, url text, enabled boolean, "firstPollAt" timestamptz)
  on conflict (id) do update set
    enabled = excluded.enabled,
    next_poll_at = case when source.url <> excluded.url or (excluded.enabled and not source.enabled)
      then excluded.next_poll_at else source.next_poll_at end,
    etag = case when source.url = excluded.url then source.etag end,
    last_modified = case when source.url = excluded.url then source.last_modified end,
    body_hash = case when source.url = excluded.url then source.body_hash end,
    moved_to = case when source.url = excluded.url then source.moved_to end,
    moved_since = case when source.url = excluded.url then source.moved_since end,
    discovered_url = case when source.url = excluded.url then source.discovered_url end,
    url = excluded.url`;

const isDue = 'enabled and next_poll_at <= $1 and (claimed_until is null or claimed_until <= $1)';

/** Two looks along two indexes: in one, the sources that are due would all have to be sorted. */
const claim = `
  with fresh as (select id from source where ${isDue} and last_poll_at is null
      order by next_poll_at limit $2 for update skip locked),
    known as (select id from source where ${isDue} and last_poll_at is not null
      order by next_poll_at limit $2 - (select count(*) from fresh) for update skip locked)
  update source set claimed_until = $3 where id in (select id from fresh union all select id from known)
  returning id, last_poll_at is null as "isNew"`;

/** `at`: which of those that were asked for, counted from 1. */
type PolledRow = SourceRecord & Omit<PolledSource, 'source'> & { at: number };

const selectForPoll = `
  select asked.at::int, ${columns}, exists (select from subscription where source_id = source.id) as "hasSubscription",
    array(select published_at from article where source_id = source.id
      order by published_at desc limit asked.articles) as "recentInstants"
  from unnest($1::text[], $2::int[]) with ordinality as asked(wanted, articles, at)
    join source on source.id = asked.wanted`;

/** When sources are asked. */
function createSchedule(database: Database): Schedule {
  return {
    configure: (sources, now) =>
      database.transaction(async (tx) => {
        await tx.query(upsert, [JSON.stringify(sources), now]);
        const ids = JSON.stringify(sources.map(({ id }) => id));
        await tx.query(
          'update source set enabled = false where id not in (select jsonb_array_elements_text($1))',
          [ids],
        );
      }),

    claimDue: (now, limit, leaseMs) =>
      database.query<DueSource>(claim, [now, limit, new Date(now.getTime() + leaseMs)]),

    async recallFuture(now) {
      const rows = await database.query(
        `update source set next_poll_at = $1, last_poll_at = $1, claimed_until = null,
           poll_because = 'The clock of this machine was set back.'
         where last_poll_at > $1 returning id`,
        [now],
      );
      return rows.length;
    },

    async releaseClaims() {
      await database.query('update source set claimed_until = null where claimed_until is not null');
    },

    async findOverdue(now) {
      const rows = await database.query<{ id: string }>(`select id from source where ${isDue}`, [now]);
      return rows.map(({ id }) => id);
    },

    async reschedule(dates, because) {
      await database.query(
        `update source set next_poll_at = d.at, poll_because = $2
         from jsonb_to_recordset($1) as d(id text, at timestamptz) where source.id = d.id`,
        [JSON.stringify(dates), because],
      );
    },

    async postpone(id, until, because) {
      await database.query(
        'update source set claimed_until = null, next_poll_at = $2, poll_because = $3 where id = $1',
        [id, until, because],
      );
    },

    async wake(id, now) {
      await database.query(
        `update source set woken_at = $2,
           next_poll_at = least(next_poll_at, greatest($2, last_poll_at + interval '${pauseAfterPoll}')),
           poll_because = 'Its hub says that there is news.'
         where id = $1`,
        [id, now],
      );
    },
  };
}

export function createSources(database: Database): Sources {
  const findForPoll = mergeEach<{ id: string; articles: number }, PolledSource | undefined>(
    async (asked) => {
      const found: (PolledSource | undefined)[] = asked.map(() => undefined);
      const params = [asked.map(({ id }) => id), asked.map(({ articles }) => articles)];
      for (const row of await database.query<PolledRow>(selectForPoll, params)) {
        const { at, recentInstants, hasSubscription, ...source } = row;
        found[at - 1] = { source, recentInstants, hasSubscription };
      }
      return found;
    },
    { most: readsTogether },
  );
  const recordPoll = mergeEach<Poll, string[]>(
    (polls) =>
      polls.some(bringsEntries)
        ? database.transaction((tx) => savePolls(tx, polls))
        : savePolls(database, polls),
    { most: entriesTogether, weigh: ({ entries }) => 5 + entries.added.length + entries.changed.length },
  );
  return {
    ...createSchedule(database),

    async find(id) {
      const [row] = await database.query<SourceRecord>(`select ${columns} from source where id = $1`, [id]);
      return row;
    },

    findForPoll: (id, articles) => findForPoll({ id, articles }),

    list: () => database.query<SourceRecord>(`select ${columns} from source order by id`),

    // octet_length is known without reading the text itself.
    async allRecentArticles(limit) {
      const rows = await database.query<RecentArticle & { id: string }>(
        `select source.id, recent.published_at as "publishedAt", recent.verdict, recent.bytes
         from source cross join lateral (
           select published_at, verdict, octet_length(text) as bytes
           from article where source_id = source.id order by published_at desc limit $1) recent`,
        [limit],
      );
      const recent = new Map<string, RecentArticle[]>();
      for (const { id, ...article } of rows) {
        const known = recent.get(id);
        if (known) known.push(article);
        else recent.set(id, [article]);
      }
      return recent;
    },

    recordPoll: (id, result, entries) => recordPoll({ id, result, entries }),
  };
}
