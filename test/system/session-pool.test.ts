import { describe, expect, test } from 'vitest';
import { type Session, SessionPool, type SessionResult } from '../../src/system/session-pool.js';

async function answerTo(sql: string): Promise<SessionResult> {
  await new Promise((resolve) => setImmediate(resolve));
  if (sql.includes('fail')) throw new Error(sql);
  return { rows: [], rowCount: 0 };
}

/** Records what reaches the session, and fails where a statement says so. */
function recordingSession(): Session & { sent: string[]; notify(channel: string, payload: string): void } {
  const sent: string[] = [];
  const listeners: ((channel: string, payload: string) => void)[] = [];
  return {
    sent,
    async send(sql) {
      sent.push(sql);
      return { answer: answerTo(sql) };
    },
    isStale: (error) => (error as Error).message === 'stale',
    onNotification: (listener) => {
      listeners.push(listener);
    },
    notify(channel, payload) {
      for (const listener of listeners) listener(channel, payload);
    },
  };
}

describe('a pool over one session', () => {
  test('keeps other callers out of a transaction until it ends', async () => {
    const session = recordingSession();
    const pool = new SessionPool(session);
    const client = await pool.connect();
    await client.query('begin');
    const outside = pool.query('outside');
    await client.query('inside');
    await client.query('commit');
    await outside;
    expect(session.sent).toEqual(['begin', 'inside', 'commit', 'outside']);
  });

  test('rolls back what a released client left open', async () => {
    const session = recordingSession();
    const pool = new SessionPool(session);
    const client = await pool.connect();
    await client.query('begin');
    client.release();
    await pool.query('outside');
    expect(session.sent).toEqual(['begin', 'rollback', 'outside']);
  });

  test('stays in a transaction after a failed statement and after a rollback to a savepoint', async () => {
    const session = recordingSession();
    const pool = new SessionPool(session);
    const client = await pool.connect();
    await client.query('begin');
    await expect(client.query('fail')).rejects.toThrow();
    const outside = pool.query('outside');
    await client.query('ROLLBACK TO SAVEPOINT one');
    await client.query('Rollback');
    await outside;
    expect(session.sent).toEqual(['begin', 'fail', 'ROLLBACK TO SAVEPOINT one', 'Rollback', 'outside']);
  });

  test('commits nothing of a transaction that could not be opened, and is free again', async () => {
    const session = recordingSession();
    const pool = new SessionPool(session);
    const client = await pool.connect();
    await client.query('begin; fail');
    await client.query('inside');
    await expect(client.query('next')).rejects.toThrow('begin; fail');
    await expect(client.query('commit')).rejects.toThrow('begin; fail');
    await pool.query('outside');
    await client.query('begin');
    await client.query('commit');
    expect(session.sent).toEqual(['begin; fail', 'inside', 'commit', 'outside', 'begin', 'commit']);
  });

  test('lets a statement be sent before the one ahead of it is answered, outside transactions', async () => {
    const session = recordingSession();
    const answer = async () => {
      while (!session.sent.includes('second')) await new Promise((resolve) => setImmediate(resolve));
      return { rows: [], rowCount: 0 };
    };
    const send: Session['send'] = async (sql) => {
      session.sent.push(sql);
      return { answer: answer() };
    };
    const pool = new SessionPool({ ...session, send });
    await Promise.all([pool.query('first'), pool.query('second')]);
    expect(session.sent).toEqual(['first', 'second']);
  });

  test('sends what follows a commit before that is answered', async () => {
    const session = recordingSession();
    const pool = new SessionPool(session);
    const client = await pool.connect();
    await client.query('begin');
    const committed = client.query('commit; fail').then(
      () => 'committed',
      () => 'failed',
    );
    await Promise.all([pool.query('outside'), committed]);
    expect(session.sent).toEqual(['begin', 'commit; fail', 'outside']);
    expect(await committed).toBe('failed');
  });

  test('asks once more where a plan was made before the tables changed', async () => {
    const session = recordingSession();
    let asked = 0;
    const answer = async () => {
      asked += 1;
      if (asked === 1) throw new Error('stale');
      return { rows: [{ asked }], rowCount: 1 };
    };
    const pool = new SessionPool({ ...session, send: async () => ({ answer: answer() }) });
    expect((await pool.query('select')).rows).toEqual([{ asked: 2 }]);
  });

  test('refuses a transaction without a client of its own', async () => {
    const pool = new SessionPool(recordingSession());
    await expect(pool.query('begin')).rejects.toThrow('connect()');
  });

  test('sends notifications to every client, and to none that was released', async () => {
    const session = recordingSession();
    const pool = new SessionPool(session);
    const [first, second, gone] = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
    const heard: string[] = [];
    first?.on('notification', ({ payload }) => heard.push(`first ${payload}`));
    second?.on('notification', ({ payload }) => heard.push(`second ${payload}`));
    gone?.on('notification', ({ payload }) => heard.push(`gone ${payload}`));
    gone?.release();
    await pool.query('settle');
    session.notify('channel', 'news');
    expect(heard).toEqual(['first news', 'second news']);
    await expect(gone?.query('select 1')).rejects.toThrow('released');
  });
});
