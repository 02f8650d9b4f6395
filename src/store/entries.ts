/** Entries: what each source announced, and the stage that has to take it next. */
import { mergeEach, mergeLists } from '../merge-calls.js';
import type { Database, Queryable } from '../ports.js';
import type { PollEntries } from '../source-ports.js';
import type { Entries, EntryName } from '../store-ports.js';
import type { EntryRecord, KnownEntry, SetAsideEntry } from '../vocabulary/entry.js';

/** What one poll of a source brought. */
export interface Brought extends PollEntries {
  sourceId: string;
  now: Date;
}

interface Saved {
  id: string;
  sourceId: string;
  stage: string;
}

function rowsOf(polls: readonly Brought[], kind: 'added' | 'changed'): object[] {
  return polls.flatMap(({ sourceId, now, [kind]: entries }) =>
    entries.map((entry) => ({ ...entry, source_id: sourceId, now })),
  );
}

/** Saves entries under keys that the source does not have yet; the others stay as they are. */
async function insertEntries(tx: Queryable, polls: readonly Brought[]): Promise<Saved[]> {
  const rows = rowsOf(polls, 'added');
  if (rows.length === 0) return [];
  return tx.query<Saved>(
    `insert into entry (source_id, key, print, address, announced, first_seen_at, stage, stage_since)
     select source_id, key, print, address, announced, now, stage, now
     from json_to_recordset($1) as e(source_id text, key text, print text, address text, announced jsonb, stage text,
       now timestamptz)
     on conflict (source_id, key) do nothing
     returning id, source_id as "sourceId", stage`,
    [JSON.stringify(rows)],
  );
}

async function updateEntries(tx: Queryable, polls: readonly Brought[]): Promise<Saved[]> {
  const rows = rowsOf(polls, 'changed');
  if (rows.length === 0) return [];
  return tx.query<Saved>(
    `update entry set print = e.print, address = coalesce(e.address, entry.address), announced = e.announced,
       stage = 'extract', stage_since = e.now, put_off_since = null
     from json_to_recordset($1) as e(source_id text, key text, print text, address text, announced jsonb, now timestamptz)
     where entry.source_id = e.source_id and entry.key = e.key and entry.print <> e.print and entry.stage <> 'held'
     returning entry.id, entry.source_id as "sourceId", entry.stage`,
    [JSON.stringify(rows)],
  );
}

/**
 * Saves new and changed entries; a second delivery of the same ones changes nothing. Returns those to extract, by
 * source.
 */
export async function saveEntries(tx: Queryable, polls: readonly Brought[]): Promise<Map<string, string[]>> {
  const saved = [...(await insertEntries(tx, polls)), ...(await updateEntries(tx, polls))];
  const toExtract = new Map<string, string[]>();
  for (const { id, sourceId, stage } of saved)
    if (stage === 'extract') toExtract.set(sourceId, [...(toExtract.get(sourceId) ?? []), id]);
  return toExtract;
}

/** Of one statement. */
const readsTogether = 1_000;

interface Asked {
  sourceId: string;
  names: readonly EntryName[];
}

/** The words are large and rarely needed: only where a key is met at another address. */
async function findKnown(database: Database, asked: readonly Asked[]): Promise<KnownEntry[][]> {
  const names = asked.flatMap(({ sourceId, names }) =>
    names.map((name) => ({ ...name, source_id: sourceId })),
  );
  if (names.length === 0) return asked.map(() => []);
  const rows = await database.query<KnownEntry & { sourceId: string }>(
    `with n as (select * from jsonb_to_recordset($1) as n(source_id text, key text, address text)),
     found as (
       select e.id, e.address is distinct from n.address as elsewhere
       from n join entry e on e.source_id = n.source_id and e.key = n.key
       union all
       select e.id, false from n join entry e on e.source_id = n.source_id and e.address = n.address)
     select e.source_id as "sourceId", e.key, e.print, e.address, e.first_seen_at as "firstSeenAt",
       case when bool_or(found.elsewhere) and e.announced <> '{}' then jsonb_strip_nulls(jsonb_build_object(
         'title', e.announced->'title', 'summaryHtml', e.announced->'summaryHtml',
         'contentHtml', e.announced->'contentHtml')) end as announced
     from found join entry e on e.id = found.id group by e.id order by e.id`,
    [JSON.stringify(names)],
  );
  const found = new Map<string, KnownEntry[]>();
  for (const { sourceId, ...known } of rows) found.set(sourceId, [...(found.get(sourceId) ?? []), known]);
  return asked.map(({ sourceId }) => found.get(sourceId) ?? []);
}

async function getEntries(database: Database, ids: readonly string[]): Promise<(EntryRecord | undefined)[]> {
  const rows = await database.query<EntryRecord>(
    `select id, source_id as "sourceId", print, announced, first_seen_at as "firstSeenAt", stage,
       put_off_since as "putOffSince"
     from entry where id = any($1::bigint[])`,
    [ids],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id));
}

export function createEntries(database: Database): Entries {
  const getTogether = mergeLists((ids: readonly string[]) => getEntries(database, ids), {
    most: readsTogether,
  });
  const findKnownTogether = mergeEach((asked: readonly Asked[]) => findKnown(database, asked), {
    most: readsTogether,
    weigh: ({ names }) => names.length,
  });
  return {
    findKnown: (sourceId, names) => findKnownTogether({ sourceId, names }),

    async get(ids) {
      const found = await getTogether([...new Set(ids)].toSorted((a, b) => Number(a) - Number(b)));
      return found.filter((entry) => entry !== undefined);
    },

    async saveNew(sourceId, entries, now) {
      const added = await insertEntries(database, [{ sourceId, now, added: entries, changed: [] }]);
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
