/** Everything the store knows as lines of JSON, and back: for backups, and from one engine to another. */
import { CodedError } from '../errors.js';
import type { Database, Queryable } from '../ports.js';

/** Made anew from the others, or of a process and not of the site. */
const derived = ['schema_version', 'article_search', 'search_due', 'work_mark'];
const rowsAtOnce = 500;

interface TableRow {
  name: string;
  /** Tables that its rows refer to. */
  needs: string[];
}

/** Our tables, each after those that its rows refer to. */
async function listTables(tx: Queryable): Promise<string[]> {
  const rows = await tx.query<TableRow>(
    `select c.relname as name, coalesce(array_agg(f.relname) filter (where f.relname <> c.relname), '{}')::text[] as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
       left join pg_class f on f.oid = k.confrelid
     where n.nspname = 'winnow' and c.relkind = 'r' and c.relname <> all($1::text[])
     group by c.relname order by c.relname`,
    [derived],
  );
  const ordered: string[] = [];
  while (ordered.length < rows.length) {
    const next = rows.filter(
      ({ name, needs }) => !ordered.includes(name) && needs.every((need) => ordered.includes(need)),
    );
    if (next.length === 0) throw new Error('tables refer to each other in a circle');
    ordered.push(...next.map(({ name }) => name));
  }
  return ordered;
}

async function primaryKey(tx: Queryable, table: string): Promise<string> {
  const rows = await tx.query<{ name: string }>(
    `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
     where i.indrelid = ('winnow.' || $1)::regclass and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)`,
    [table],
  );
  return rows.map(({ name }) => `"${name}"`).join(', ');
}

/** Writes one line a row, between a line that says what follows and one that says it was all. */
export async function exportLines(
  database: Database,
  version: number,
  write: (line: string) => Promise<void> | void,
): Promise<number> {
  return database.transaction(async (tx) => {
    // One view of everything, however long it takes.
    await tx.query('set transaction isolation level repeatable read');
    await write(JSON.stringify({ winnow: 'export', version }));
    let count = 0;
    for (const table of await listTables(tx)) {
      const order = await primaryKey(tx, table);
      await tx.query(
        `declare exported no scroll cursor for select to_jsonb(t)::text as row from winnow."${table}" t order by ${order}`,
      );
      for (;;) {
        const rows = await tx.query<{ row: string }>(`fetch ${rowsAtOnce} from exported`);
        for (const { row } of rows) await write(`{"table":"${table}","row":${row}}`);
        count += rows.length;
        if (rows.length < rowsAtOnce) break;
      }
      await tx.query('close exported');
    }
    await write(JSON.stringify({ end: true, rows: count }));
    return count;
  });
}

function refuse(message: string, hint: string): never {
  throw new CodedError({ code: 'import-refused', message, hint, exitCode: 65 });
}

async function requireEmpty(tx: Queryable, tables: readonly string[]): Promise<void> {
  for (const table of tables.filter((name) => name !== 'setting')) {
    const rows = await tx.query(`select from winnow."${table}" limit 1`);
    if (rows.length > 0)
      refuse('the database already holds news', 'Import into a new database, before the first start.');
  }
  await tx.query('delete from winnow.setting');
}

async function insertRows(tx: Queryable, table: string, rows: readonly string[]): Promise<void> {
  await tx.query(
    `insert into winnow."${table}" overriding system value
     select * from jsonb_populate_recordset(null::winnow."${table}", $1)`,
    [`[${rows.join(',')}]`],
  );
}

/** Numbers go on after the largest that came. */
async function moveSequences(tx: Queryable): Promise<void> {
  const columns = await tx.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'winnow' and is_identity = 'YES'`,
  );
  for (const { table, column } of columns)
    await tx.query(
      `select setval(pg_get_serial_sequence('winnow."${table}"', $1), greatest(1, max("${column}")), max("${column}") is not null)
       from winnow."${table}"`,
      [column],
    );
}

function readHeader(line: string, version: number): void {
  let header: { winnow?: unknown; version?: unknown } = {};
  try {
    header = JSON.parse(line) as typeof header;
  } catch {}
  if (header.winnow !== 'export')
    refuse('this is not an export of winnow', 'Write one with "winnow export".');
  if (header.version !== version)
    refuse(
      `the export is of version ${header.version}, the database is at ${version}`,
      'Export and import with the same release, then update.',
    );
}

const rowLine = /^\{"table":"(\w+)","row":(\{.*\})\}$/;

/** Reads what `exportLines` wrote, all or nothing; returns how many rows came. */
export async function importLines(
  database: Database,
  version: number,
  lines: AsyncIterable<string>,
): Promise<number> {
  return database.transaction(async (tx) => {
    const tables = new Set(await listTables(tx));
    await requireEmpty(tx, [...tables]);
    let [count, isComplete, isFirst] = [0, false, true];
    let [waitingFor, waiting]: [string, string[]] = ['', []];
    const flush = async () => {
      if (waiting.length > 0) await insertRows(tx, waitingFor, waiting);
      waiting = [];
    };
    for await (const line of lines) {
      if (isFirst) {
        readHeader(line, version);
        isFirst = false;
        continue;
      }
      const [, table, row] = rowLine.exec(line) ?? [];
      if (table === undefined || row === undefined) {
        isComplete = line === JSON.stringify({ end: true, rows: count });
        continue;
      }
      if (!tables.has(table))
        refuse(`the export has a table "${table}" that is not known`, 'Use the release that wrote it.');
      if (table !== waitingFor || waiting.length >= rowsAtOnce) await flush();
      waitingFor = table;
      waiting.push(row);
      count += 1;
    }
    await flush();
    if (!isComplete) refuse('the export ends in the middle', 'Export again; nothing was imported.');
    await moveSequences(tx);
    return count;
  });
}
