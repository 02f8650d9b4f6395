/** Entries: what each source announced, and the stage that has to take it next. */
import type { Database, Queryable } from '../ports.js';
import type { PollEntries } from '../source-ports.js';
import type { Entries } from '../store-ports.js';
import type { EntryRecord, KeyedEntry, KnownEntry, NewEntry, SetAsideEntry } from '../vocabulary/entry.js';

/** Saves entries under keys that the source does not have yet; the others stay as they are. */
async function insertEntries(tx: Queryable, sourceId: string, entries: readonly NewEntry[], now: Date) {
  if (entries.length === 0) return [];
  return tx.query<{ id: string; stage: string }>(
    `insert into entry (source_id, key, print, address, announced, first_seen_at, stage, stage_since)
     select $1, key, print, address, announced, $3, stage, $3
     from jsonb_to_recordset($2) as e(key text, print text, address text, announced jsonb, stage text)
     on conflict (source_id, key) do nothing
     returning id, stage`,
    [sourceId, JSON.stringify(entries), now],
  );
}

/** Saves new and changed entries; a second delivery of the same ones changes nothing. Returns those to extract. */
export async function saveEntries(
  tx: Queryable,
  sourceId: string,
  entries: PollEntries,
  now: Date,
): Promise<string[]> {
  const added = await insertEntries(tx, sourceId, entries.added, now);
  const changed = await updateEntries(tx, sourceId, entries.changed, now);
  return [...added.filter(({ stage }) => stage === 'extract'), ...changed].map(({ id }) => id);
}

async function updateEntries(tx: Queryable, sourceId: string, entries: readonly KeyedEntry[], now: Date) {
  if (entries.length === 0) return [];
  return tx.query<{ id: string }>(
    `update entry set print = e.print, address = coalesce(e.address, entry.address), announced = e.announced,
       stage = 'extract', stage_since = $3, put_off_since = null
     from jsonb_to_recordset($2) as e(key text, print text, address text, announced jsonb)
     where entry.source_id = $1 and entry.key = e.key and entry.print <> e.print and entry.stage <> 'held'
     returning entry.id`,
    [sourceId, JSON.stringify(entries), now],
  );
}

export function createEntries(database: Database): Entries {
  return {
    findKnown: (sourceId, names) =>
      // The words are large and rarely needed: only where a key is met at another address.
      database.query<KnownEntry>(
        `with n as (select key, address from jsonb_to_recordset($2) as n(key text, address text)),
         found as (
           select e.id, e.address is distinct from n.address as elsewhere
           from n join entry e on e.source_id = $1 and e.key = n.key
           union all
           select e.id, false from n join entry e on e.source_id = $1 and e.address = n.address)
         select e.key, e.print, e.address, e.first_seen_at as "firstSeenAt",
           case when bool_or(found.elsewhere) and e.announced <> '{}' then jsonb_strip_nulls(jsonb_build_object(
             'title', e.announced->'title', 'summaryHtml', e.announced->'summaryHtml',
             'contentHtml', e.announced->'contentHtml')) end as announced
         from found join entry e on e.id = found.id group by e.id order by e.id`,
        [sourceId, JSON.stringify(names)],
      ),

    get: (ids) =>
      database.query<EntryRecord>(
        `select id, source_id as "sourceId", print, announced, first_seen_at as "firstSeenAt", stage,
           put_off_since as "putOffSince"
         from entry where id = any($1::bigint[]) order by id`,
        [ids],
      ),

    async saveNew(sourceId, entries, now) {
      const added = await insertEntries(database, sourceId, entries, now);
      return added.filter(({ stage }) => stage === 'extract').map(({ id }) => id);
    },

    async advance(ids, from, to, now) {
      await database.query(
        'update entry set stage = $3, stage_since = $4 where id = any($1::bigint[]) and stage = $2',
        [ids, from, to, now],
      );
    },

    async putOff(ids, until, now) {
      await database.query(
        `update entry set stage_since = $2, put_off_since = coalesce(put_off_since, $3)
         where id = any($1::bigint[]) and stage = 'extract'`,
        [ids, until, now],
      );
    },

    async findWaiting(stage, before, limit, after = '0') {
      const rows = await database.query<{ id: string }>(
        'select id from entry where stage = $1 and stage_since <= $2 and id > $4 order by id limit $3',
        [stage, before, limit, after],
      );
      return rows.map(({ id }) => id);
    },

    async setAside(ids, from, reason, now) {
      await database.query(
        `with gone as (update entry set stage = 'set-aside', stage_since = $4
           where id = any($1::bigint[]) and stage = $2 returning id)
         insert into set_aside (entry_id, stage, reason, at) select id, $2, $3, $4 from gone
         on conflict (entry_id) do update set stage = excluded.stage, reason = excluded.reason, at = excluded.at`,
        [ids, from, reason, now],
      );
    },

    listSetAside: (limit) =>
      database.query<SetAsideEntry>(
        `select e.id, e.source_id as "sourceId", e.announced->>'title' as title, e.announced->>'url' as url,
           s.stage, s.reason, s.at
         from set_aside s join entry e on e.id = s.entry_id where e.stage = 'set-aside'
         order by s.at desc, e.id desc limit $1`,
        [limit],
      ),

    async sendBack(now, ids) {
      const rows = await database.query(
        `with back as (delete from set_aside where $2::bigint[] is null or entry_id = any($2::bigint[])
           returning entry_id, stage)
         update entry set stage = back.stage, stage_since = $1 from back
         where entry.id = back.entry_id and entry.stage = 'set-aside' returning entry.id`,
        [now, ids ?? null],
      );
      return rows.length;
    },
  };
}
