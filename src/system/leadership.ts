/** Elects one process for work that only one may do: a lock that lives and dies with a database session. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../ports.js';
import type { Pool, PoolClient } from './pool-database.js';

/** What the elected process runs. */
export interface Reign {
  stop(): Promise<void>;
}

const retryMs = 5_000;
/** A session that a broken network has cut says nothing of it: it is asked, and has to answer soon. */
const heartbeatMs = 5_000;
const answerWithinMs = 10_000;

/** The session that holds the lock; the lock is gone when the session is (PostgreSQL, "Advisory Locks"). */
async function tryLock(pool: Pool, key: number): Promise<PoolClient | undefined> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [key]);
    if ((rows[0] as { held?: boolean } | undefined)?.held === true) return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
  client.release();
  return undefined;
}

function lossOf(client: PoolClient): Promise<'lost'> {
  return new Promise((resolve) => {
    client.on('error', () => resolve('lost'));
    client.on('end', () => resolve('lost'));
  });
}

async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  const limit = new AbortController();
  const late = sleep(limitMs, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`no answer within ${limitMs} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    limit.abort();
    late.catch(() => undefined);
  }
}

/** Resolves when the session answers no more, or when `signal` ends the watch. */
async function watch(client: PoolClient, signal: AbortSignal): Promise<'lost'> {
  while (!signal.aborted) {
    try {
      await sleep(heartbeatMs, undefined, { signal });
      await within(client.query('select 1'), answerWithinMs);
    } catch {
      return 'lost';
    }
  }
  return 'lost';
}

interface Throne {
  running: Reign;
  client: PoolClient;
  lost: Promise<'lost'>;
}

class Candidate {
  private readonly interrupt = new AbortController();
  private readonly stopped: Promise<void>;
  private throne: Throne | undefined;
  private life: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly key: number,
    private readonly begin: () => Promise<Reign>,
    private readonly log: Log,
  ) {
    const { signal } = this.interrupt;
    this.stopped = new Promise((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
  }

  /** Resolves when it reigns, or when it is known that somebody else does; a fault of the first try is the caller's. */
  async start(): Promise<void> {
    await this.tryToReign();
    this.life = this.live();
  }

  private async tryToReign(): Promise<void> {
    const client = await tryLock(this.pool, this.key);
    if (!client) return;
    const lost = Promise.race([lossOf(client), watch(client, this.interrupt.signal)]);
    try {
      this.throne = { running: await this.begin(), client, lost };
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private async live(): Promise<void> {
    const { signal } = this.interrupt;
    while (!signal.aborted) {
      if (this.throne) {
        await Promise.race([this.throne.lost, this.stopped]);
        await this.abdicate();
      } else {
        await sleep(retryMs, undefined, { signal }).catch(() => undefined);
      }
      if (!signal.aborted) await this.tryAgain();
    }
  }

  private async tryAgain(): Promise<void> {
    try {
      await this.tryToReign();
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'the election failed; it is tried again');
    }
  }

  private async abdicate(): Promise<void> {
    const { throne } = this;
    this.throne = undefined;
    if (!throne) return;
    await throne.running.stop();
    const unlocked = throne.client.query('select pg_advisory_unlock($1)', [this.key]);
    await within(unlocked, answerWithinMs).catch(() => undefined);
    throne.client.release(true);
  }

  async stop(): Promise<void> {
    this.interrupt.abort();
    await this.life;
    await this.abdicate();
  }
}

/**
 * Runs `begin` in one process at a time, across all that use the database; the others stand by and take over within
 * seconds when that process ends or loses its session.
 */
export async function elect(pool: Pool, key: number, begin: () => Promise<Reign>, log: Log): Promise<Reign> {
  const candidate = new Candidate(pool, key, begin, log);
  await candidate.start();
  return { stop: () => candidate.stop() };
}
