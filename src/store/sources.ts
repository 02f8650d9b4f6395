/** Sources: what is configured, what is due, how each has been answering. */
import type { Database, Queryable } from '../ports.js';
import type { DueSource, PollEntries, Schedule, Sources } from '../source-ports.js';
import type { PollResult, SourceRecord } from '../vocabulary/source.js';
import { saveEntries } from './entries.js';

const columns = `id, url, enabled, first_seen_at as "firstSeenAt", title, site_url as "siteUrl", language, rights, hints,
  etag, last_modified as "lastModified", body_hash as "bodyHash", last_full_fetch_at as "lastFullFetchAt",
  moved_to as "movedTo", moved_since as "movedSince", discovered_url as "discoveredUrl", read_as as "readAs",
  next_poll_at as "nextPollAt", poll_because as "pollBecause",
  state, failure, failure_reason as "failureReason", failures, last_poll_at as "lastPollAt",
  last_success_at as "lastSuccessAt", last_new_at as "lastNewAt",
  guids_changed_at as "guidsChangedAt", guids_because as "guidsBecause", guids_reused as "guidsReused"`;

/** What a publisher is left in peace after a poll, however much a hub has to tell. */
const pauseAfterPoll = '10 seconds';

async function savePoll(tx: Queryable, id: string, result: PollResult, addedCount: number): Promise<void> {
  const succeeded = result.failure === null;
  await tx.query(
    `update source set claimed_until = null, last_poll_at = $2, poll_because = $4, state = $5,
       -- News that a hub told of while the poll was on its way would otherwise wait for the next one.
       next_poll_at = case when woken_at > $2 then least($3, $2 + interval '${pauseAfterPoll}') else $3 end,
       failure = $6, failure_reason = $7, failures = $8,
       last_success_at = case when $9 then $2 else last_success_at end,
       last_full_fetch_at = case when $10 then $2 else last_full_fetch_at end,
       last_new_at = case when $11 then $2 else last_new_at end,
       etag = case when $10 then $12 else coalesce($12, etag) end,
       last_modified = case when $10 then $13 else coalesce($13, last_modified) end,
       body_hash = coalesce($14, body_hash),
       moved_to = case when $15 then $16 else moved_to end,
       moved_since = case when $15 then $17 else moved_since end,
       title = coalesce($18, title), site_url = coalesce($19, site_url),
       language = coalesce($20, language), rights = coalesce($21, rights), hints = coalesce($22::jsonb, hints),
       discovered_url = case when $23 then $24 else discovered_url end, read_as = coalesce($25, read_as),
       guids_changed_at = case when $26::text is not null then $2 else guids_changed_at end,
       guids_because = coalesce($26, guids_because), guids_reused = coalesce($27, guids_reused)
     where id = $1`,
    [
      id,
      result.polledAt,
      result.nextPollAt,
      result.pollBecause,
      result.state,
      result.failure,
      result.failureReason,
      result.failures,
      succeeded,
      result.fullFetch === true,
      addedCount > 0,
      result.validators?.etag ?? null,
      result.validators?.lastModified ?? null,
      result.bodyHash ?? null,
      result.movedTo !== undefined,
      result.movedTo ?? null,
      result.movedSince ?? null,
      result.title ?? null,
      result.siteUrl ?? null,
      result.language ?? null,
      result.rights ?? null,
      result.hints === undefined ? null : JSON.stringify(result.hints),
      result.discoveredUrl !== undefined,
      result.discoveredUrl ?? null,
      result.readAs ?? null,
      result.guidsBecause ?? null,
      result.guidsReused ?? null,
    ],
  );
}

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

    async claimDue(now, limit, leaseMs) {
      return database.query<DueSource>(
        `update source set claimed_until = $3 where id in (
           select id from source where ${isDue} order by last_poll_at is not null, next_poll_at
           limit $2 for update skip locked)
         returning id, last_poll_at is null as "isNew"`,
        [now, limit, new Date(now.getTime() + leaseMs)],
      );
    },

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
  return {
    ...createSchedule(database),

    async find(id) {
      const [row] = await database.query<SourceRecord>(`select ${columns} from source where id = $1`, [id]);
      return row;
    },

    list: () => database.query<SourceRecord>(`select ${columns} from source order by id`),

    async recentInstants(id, limit) {
      const rows = await database.query<{ at: Date }>(
        'select published_at as at from article where source_id = $1 order by published_at desc limit $2',
        [id, limit],
      );
      return rows.map(({ at }) => at);
    },

    async allRecentInstants(limit) {
      const rows = await database.query<{ id: string; at: Date }>(
        `select source.id, recent.published_at as at from source cross join lateral (
           select published_at from article where source_id = source.id order by published_at desc limit $1) recent`,
        [limit],
      );
      const instants = new Map<string, Date[]>();
      for (const { id, at } of rows) instants.set(id, [...(instants.get(id) ?? []), at]);
      return instants;
    },

    recordPoll: (id: string, result: PollResult, entries: PollEntries) =>
      database.transaction(async (tx) => {
        await savePoll(tx, id, result, entries.added.length);
        return saveEntries(tx, id, entries, result.polledAt);
      }),
  };
}
