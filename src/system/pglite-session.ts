/** Statements on the embedded engine: each is parsed once and from then on runs in one round trip. */
import { type PGlite, parse, protocol } from '@electric-sql/pglite';
import type { Session, SessionResult } from './session-pool.js';

const { serialize } = protocol;

type Message = Parameters<typeof parse.parseResults>[0][number];
type Value = string | Uint8Array | null;

interface Prepared {
  name: string;
  /** Type ids of its parameters. */
  types: number[];
  /** How its rows look; absent where it gives none. */
  columns: Message | undefined;
}

/** Each holds its plan in memory; the program has fewer statements than this. */
const mostPrepared = 500;
const bytea = 17;
/** A plan that a change of the tables has made useless. */
const stalePlan = '0A000';

function wireValue(engine: PGlite, value: unknown, type: number | undefined): Value {
  if (value === null || value === undefined) return null;
  // As octets and not as text in hexadecimal digits, which takes the engine ten times as long.
  if (value instanceof Uint8Array && type === bytea) return value;
  const write = type === undefined ? undefined : engine.serializers[type];
  return write ? write(value) : String(value);
}

/** A Bind message (PostgreSQL 17, 53.7): text is written natively, which PGlite's own writer does unit by unit. */
function bind(statement: string, values: readonly Value[]): Buffer {
  const head = Buffer.from(`\0${statement}\0`);
  const formats = Buffer.alloc(2 * values.length + 4);
  formats.writeInt16BE(values.length, 0);
  values.forEach((value, at) => {
    formats.writeInt16BE(value instanceof Uint8Array ? 1 : 0, 2 + 2 * at);
  });
  formats.writeInt16BE(values.length, 2 + 2 * values.length);
  const parts = values.flatMap((value) => {
    const length = Buffer.alloc(4);
    if (value === null) {
      length.writeInt32BE(-1);
      return [length];
    }
    const octets = typeof value === 'string' ? Buffer.from(value) : value;
    length.writeInt32BE(octets.length);
    return [length, octets];
  });
  const body = Buffer.concat([head, formats, ...parts, Buffer.alloc(2)]);
  const start = Buffer.alloc(5);
  start.write('B');
  start.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([start, body]);
}

function resultOf(messages: Message[], engine: PGlite): SessionResult {
  const result = parse.parseResults(messages, engine.parsers)[0];
  const rows = (result?.rows ?? []) as SessionResult['rows'];
  return { rows, rowCount: result?.affectedRows ?? rows.length };
}

class PgliteSession implements Session {
  private readonly prepared = new Map<string, Prepared>();
  private readonly end = Buffer.concat([serialize.execute({}), serialize.sync()]);

  constructor(private readonly engine: PGlite) {}

  private send(...messages: Uint8Array[]): Promise<Message[]> {
    return this.engine.runExclusive(() =>
      this.engine.execProtocolStream(Buffer.concat(messages), { syncToFs: false }),
    );
  }

  private async prepare(sql: string): Promise<Prepared> {
    const name = `s${this.prepared.size}`;
    const answer = await this.send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const types = parse.parseDescribeStatementResults(answer);
    const prepared = { name, types, columns: answer.find((message) => message.name === 'rowDescription') };
    this.prepared.set(sql, prepared);
    return prepared;
  }

  private async forget(): Promise<void> {
    this.prepared.clear();
    await this.engine.exec('deallocate all');
  }

  private async run(sql: string, params: readonly unknown[]): Promise<SessionResult> {
    const { name, types, columns } = this.prepared.get(sql) ?? (await this.prepare(sql));
    const values = params.map((param, at) => wireValue(this.engine, param, types[at]));
    const answer = await this.send(bind(name, values), this.end);
    return resultOf(columns === undefined ? answer : [columns, ...answer], this.engine);
  }

  async execute(sql: string, params: readonly unknown[] = []): Promise<SessionResult> {
    if (params.length === 0) {
      // Scripts (migrations) take many statements and no parameters.
      const result = (await this.engine.exec(sql)).at(-1);
      return { rows: result?.rows ?? [], rowCount: result?.affectedRows ?? result?.rows.length ?? null };
    }
    if (this.prepared.size >= mostPrepared) await this.forget();
    try {
      return await this.run(sql, params);
    } catch (error) {
      if ((error as { code?: string }).code !== stalePlan || this.engine.isInTransaction()) throw error;
      await this.forget();
      return this.run(sql, params);
    }
  }

  onNotification(listener: (channel: string, payload: string) => void): void {
    this.engine.onNotification(listener);
  }
}

/** The one session of an embedded engine; nobody else may send statements to that engine. */
export function createPgliteSession(engine: PGlite): Session {
  return new PgliteSession(engine);
}
