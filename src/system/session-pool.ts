/**
 * Gives one PostgreSQL session the shape of a `pg.Pool`, so that code written for a pool runs on it.
 * A transaction holds the session alone until it ends; notifications go to every checked-out client.
 */
import { EventEmitter } from 'node:events';

export interface SessionResult {
  rows: Record<string, unknown>[];
  rowCount: number | null;
}

/** The one session underneath; statements are never sent to it concurrently. */
export interface Session {
  execute(sql: string, params: readonly unknown[] | undefined): Promise<SessionResult>;
  onNotification(listener: (channel: string, payload: string) => void): void;
}

const opensTransaction = /^\s*(?:begin|start\s+transaction)\b/i;
const endsTransaction = /^\s*(?:commit|end|rollback(?!\s+to\b)|abort)\b/i;

type Turn = () => void;

/** First come, first served; a turn lasts until it is given back. */
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

export class SessionClient extends EventEmitter {
  private inTransaction = false;
  private released = false;
  /** Statements of one client run in the order they were sent, inside a transaction too. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly session: Session,
    private readonly turns: Turns,
    private readonly onRelease: (client: SessionClient) => void,
  ) {
    super();
    this.setMaxListeners(0);
  }

  query(sql: string, params?: readonly unknown[]): Promise<SessionResult> {
    const result = this.last.then(() => this.run(sql, params));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async run(sql: string, params?: readonly unknown[]): Promise<SessionResult> {
    if (this.released) throw new Error('the client was already released');
    if (!this.inTransaction) await this.turns.take();
    // A BEGIN that fails opened nothing; a COMMIT that fails has rolled back: PostgreSQL ends it either way.
    const opens = opensTransaction.test(sql);
    const ends = endsTransaction.test(sql);
    let failed = false;
    try {
      return await this.session.execute(sql, params);
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      if (opens && !failed) this.inTransaction = true;
      if (ends) this.inTransaction = false;
      if (!this.inTransaction) this.turns.giveBack();
    }
  }

  /** Ends a transaction its owner left open, so that the next caller finds a clean session. */
  release(): void {
    void this.last.then(async () => {
      if (this.released) return;
      if (this.inTransaction) await this.run('rollback').catch(() => undefined);
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
    await this.turns.take();
    try {
      return await this.session.execute(sql, params);
    } finally {
      this.turns.giveBack();
    }
  }

  /** The session belongs to whoever opened it. */
  async end(): Promise<void> {}
}
