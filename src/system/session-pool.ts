/**
 * Gives one PostgreSQL session the shape of a `pg.Pool`, so that code written for a pool runs on it.
 * A transaction holds the session alone until it ends; notifications go to every checked-out client.
 */
import { EventEmitter } from 'node:events';

export interface SessionResult {
  rows: Record<string, unknown>[];
  rowCount: number | null;
}

/** A statement on its way; wrapped, so that it can be waited for apart from its being sent. */
export interface SentStatement {
  answer: Promise<SessionResult>;
}

/** The one session underneath: statements are answered in the order in which they were sent. */
export interface Session {
  /** Resolves when all of the statement is sent; no other may be sent before. */
  send(sql: string, params: readonly unknown[] | undefined): Promise<SentStatement>;
  /** Whether the same statement, sent anew, may well succeed: its plan was made before the tables changed. */
  isStale(error: unknown): boolean;
  onNotification(listener: (channel: string, payload: string) => void): void;
}

const opensTransaction = /^\s*(?:begin|start\s+transaction)\b/i;
const endsTransaction = /^\s*(?:commit|end|rollback(?!\s+to\b)|abort)\b/i;

type Turn = () => void;

/** First come, first served; a turn to send lasts until it is given back. */
class Turns {
  private readonly waiting: Turn[] = [];
  private taken = false;

  async take(): Promise<void> {
    if (this.taken) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.taken = true;
  }

  giveBack(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.taken = false;
  }
}

/** Others may send theirs before this one is answered, so that the engine always has something to do. */
async function askAlone(
  session: Session,
  turns: Turns,
  sql: string,
  params: readonly unknown[] | undefined,
): Promise<SessionResult> {
  const ask = async () => {
    await turns.take();
    try {
      return await session.send(sql, params);
    } finally {
      turns.giveBack();
    }
  };
  try {
    return await (await ask()).answer;
  } catch (error) {
    if (!session.isStale(error)) throw error;
    return (await ask()).answer;
  }
}

const nothing: SessionResult = { rows: [], rowCount: null };

export class SessionClient extends EventEmitter {
  private inTransaction = false;
  private released = false;
  /** Why the transaction could not be opened. */
  private fault: Error | undefined;
  /** Statements of one client are sent in the order in which they came. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly session: Session,
    private readonly turns: Turns,
    private readonly onRelease: (client: SessionClient) => void,
  ) {
    super();
    this.setMaxListeners(0);
  }

  async query(sql: string, params?: readonly unknown[]): Promise<SessionResult> {
    const sent = this.last.then(() => this.send(sql, params));
    this.last = sent.catch(() => undefined);
    return (await sent).answer;
  }

  private async send(sql: string, params?: readonly unknown[]): Promise<SentStatement> {
    if (this.released) throw new Error('the client was already released');
    if (!this.inTransaction && opensTransaction.test(sql)) return this.open(sql, params);
    if (!this.inTransaction) return { answer: askAlone(this.session, this.turns, sql, params) };
    if (endsTransaction.test(sql)) return this.end(sql, params);
    if (this.fault !== undefined) throw this.fault;
    return this.session.send(sql, params);
  }

  /** Taken for opened as soon as that is sent: nothing can fail in it but the engine, and then all that follows fails. */
  private async open(sql: string, params?: readonly unknown[]): Promise<SentStatement> {
    await this.turns.take();
    this.inTransaction = true;
    this.fault = undefined;
    const { answer } = await this.session.send(sql, params).catch((error) => {
      this.leave();
      throw error;
    });
    answer.catch((error: Error) => {
      this.fault = error;
    });
    return { answer: Promise.resolve(nothing) };
  }

  /** Others need not wait for the answer: a COMMIT that fails has rolled back, PostgreSQL ends it either way. */
  private async end(sql: string, params?: readonly unknown[]): Promise<SentStatement> {
    try {
      const { answer } = await this.session.send(sql, params);
      return { answer: answer.then((result) => this.unlessFailed(result)) };
    } finally {
      this.leave();
    }
  }

  private leave(): void {
    this.inTransaction = false;
    this.turns.giveBack();
  }

  private unlessFailed(result: SessionResult): SessionResult {
    if (this.fault !== undefined) throw this.fault;
    return result;
  }

  /** Ends a transaction its owner left open, so that the next caller finds a clean session. */
  release(): void {
    void this.last.then(async () => {
      if (this.released) return;
      if (this.inTransaction)
        await this.end('rollback')
          .then(({ answer }) => answer)
          .catch(() => undefined);
      this.released = true;
      this.onRelease(this);
    });
  }
}

export class SessionPool extends EventEmitter {
  private readonly turns = new Turns();
  private readonly clients = new Set<SessionClient>();
  /** A session in this process has no socket that could drop. */
  readonly options = { keepAlive: true };

  constructor(private readonly session: Session) {
    super();
    this.setMaxListeners(0);
    session.onNotification((channel, payload) => {
      for (const client of this.clients) client.emit('notification', { channel, payload });
    });
  }

  async connect(): Promise<SessionClient> {
    const client = new SessionClient(this.session, this.turns, (gone) => this.clients.delete(gone));
    this.clients.add(client);
    return client;
  }

  async query(sql: string, params?: readonly unknown[]): Promise<SessionResult> {
    if (opensTransaction.test(sql)) throw new Error('a transaction needs a client of its own: use connect()');
    return askAlone(this.session, this.turns, sql, params);
  }

  /** The session belongs to whoever opened it. */
  async end(): Promise<void> {}
}
