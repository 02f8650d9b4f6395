/** Statements on the embedded engine: each is parsed once and from then on runs in one round trip. */
import { parse, protocol, types } from '@electric-sql/pglite';

import {
  DatabaseError,
  NotificationResponseMessage,
  ReadyForQueryMessage,
} from 'pg-protocol/dist/messages.js';
import { Parser } from 'pg-protocol/dist/parser.js';
import type { PgliteEngine } from './pglite-engine.js';
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

type Read = (text: string) => unknown;
type Write = (value: unknown) => string;

/** How values of each type are read and written; arrays are known when the engine has named their types. */
class Values {
  private readonly writers = new Map<number, Write>();
  /** The same forms as the `pg` driver gives, so that no caller can tell the engines apart. */
  readonly readers: Record<number, Read> = {
    ...types.parsers,
    [types.INT8]: (text) => text,
    [types.BYTEA]: (text) => Buffer.from(text.slice(2), 'hex'),
  };

  constructor() {
    for (const [type, write] of Object.entries(types.serializers)) this.writers.set(Number(type), write);
  }

  learnArray(array: number, item: number): void {
    const read = this.readers[item] ?? ((text: string) => text);
    const write = this.writers.get(item);
    this.readers[array] = (text) => types.arrayParser(text, read, array);
    this.writers.set(array, (value) => types.arraySerializer(value, write, array));
  }

  writer(type: number | undefined): Write | undefined {
    return type === undefined ? undefined : this.writers.get(type);
  }
}

function wireValue(value: unknown, type: number | undefined, values: Values): Value {
  if (value === null || value === undefined) return null;
  // As octets and not as text in hexadecimal digits, which takes the engine ten times as long.
  if (value instanceof Uint8Array && type === bytea) return value;
  const write = values.writer(type);
  return write ? write(value) : String(value);
}

/**
 * A Bind message (PostgreSQL 17, 53.7) and what follows it: text is written natively, which PGlite's own writer does
 * unit by unit. In memory of its own, so that it can be handed to another thread as it is.
 */
function bind(statement: string, values: readonly Value[], end: Uint8Array): Buffer {
  const octets = values.map((value) => (typeof value === 'string' ? Buffer.from(value) : value));
  const name = Buffer.from(`\0${statement}\0`);
  const size = octets.reduce((sum, value) => sum + 6 + (value?.length ?? 0), 4 + name.length + 6);
  const message = Buffer.allocUnsafeSlow(1 + size + end.length);
  let at = message.write('B');
  at = message.writeInt32BE(size, at);
  at += name.copy(message, at);
  at = message.writeInt16BE(values.length, at);
  for (const value of values) at = message.writeInt16BE(value instanceof Uint8Array ? 1 : 0, at);
  at = message.writeInt16BE(values.length, at);
  for (const value of octets) {
    at = message.writeInt32BE(value?.length ?? -1, at);
    if (value === null) continue;
    message.set(value, at);
    at += value.length;
  }
  message.writeInt16BE(0, at);
  message.set(end, 1 + size);
  return message;
}

function resultOf(messages: Message[], values: Values): SessionResult {
  const result = parse.parseResults(messages, values.readers).at(-1);
  const rows = (result?.rows ?? []) as SessionResult['rows'];
  return { rows, rowCount: result?.affectedRows ?? rows.length };
}

class PgliteSession implements Session {
  private readonly prepared = new Map<string, Prepared>();
  private readonly end = Buffer.concat([serialize.execute({}), serialize.sync()]);
  private readonly values = new Values();
  private readonly listeners = new Set<(channel: string, payload: string) => void>();
  private isInTransaction = false;
  /** Noticed in a transaction, which has to end first. */
  private hasStalePlans = false;

  constructor(private readonly engine: PgliteEngine) {}

  async learnArrays(): Promise<void> {
    const sql = 'select oid::int as item, typarray::int as array from pg_catalog.pg_type where typarray <> 0';
    const { rows } = await this.execute(sql);
    for (const { item, array } of rows) this.values.learnArray(Number(array), Number(item));
  }

  private async send(messages: Uint8Array): Promise<Message[]> {
    const answers: Message[] = [];
    let fault: DatabaseError | undefined;
    const { buffer, byteOffset, byteLength } = await this.engine.send(messages);
    // The reader that `pg` has: PGlite's own takes ten times as long, and memory of its own for every field.
    new Parser().parse(Buffer.from(buffer, byteOffset, byteLength), (message) => {
      if (message instanceof DatabaseError) fault ??= message;
      else if (message instanceof NotificationResponseMessage) this.notify(message);
      else answers.push(message);
      if (message instanceof ReadyForQueryMessage) this.isInTransaction = message.status !== 'I';
    });
    if (fault !== undefined) throw fault;
    return answers;
  }

  private notify({ channel, payload }: { channel: string; payload: string }): void {
    for (const listener of this.listeners) listener(channel, payload);
  }

  private async prepare(sql: string): Promise<Prepared> {
    const name = `s${this.prepared.size}`;
    const answer = await this.send(
      Buffer.concat([
        serialize.parse({ name, text: sql }),
        serialize.describe({ type: 'S', name }),
        serialize.sync(),
      ]),
    );
    const types = parse.parseDescribeStatementResults(answer);
    const prepared = { name, types, columns: answer.find((message) => message.name === 'rowDescription') };
    this.prepared.set(sql, prepared);
    return prepared;
  }

  private async forget(): Promise<void> {
    this.prepared.clear();
    this.hasStalePlans = false;
    await this.execute('deallocate all');
  }

  private async run(sql: string, params: readonly unknown[]): Promise<SessionResult> {
    const { name, types, columns } = this.prepared.get(sql) ?? (await this.prepare(sql));
    const values = params.map((param, at) => wireValue(param, types[at], this.values));
    const answer = await this.send(bind(name, values, this.end));
    return resultOf(columns === undefined ? answer : [columns, ...answer], this.values);
  }

  async execute(sql: string, params: readonly unknown[] = []): Promise<SessionResult> {
    if (this.hasStalePlans && !this.isInTransaction) await this.forget();
    if (params.length === 0) {
      // Scripts (migrations) take many statements and no parameters.
      return resultOf(await this.send(serialize.query(sql)), this.values);
    }
    if (this.prepared.size >= mostPrepared) await this.forget();
    try {
      return await this.run(sql, params);
    } catch (error) {
      if ((error as { code?: string }).code !== stalePlan) throw error;
      this.hasStalePlans = true;
      if (this.isInTransaction) throw error;
      await this.forget();
      return this.run(sql, params);
    }
  }

  onNotification(listener: (channel: string, payload: string) => void): void {
    this.listeners.add(listener);
  }
}

/** The one session of an embedded engine; nobody else may send statements to that engine. */
export async function createPgliteSession(engine: PgliteEngine): Promise<Session> {
  const session = new PgliteSession(engine);
  await session.learnArrays();
  return session;
}
