import { describe, expect, test } from 'vitest';
import { type Session, SessionPool } from '../../src/system/session-pool.js';

/** Records what reaches the session, and fails where a statement says so. */
function recordingSession(): Session & { sent: string[]; notify(channel: string, payload: string): void } {
  const sent: string[] = [];
  const listeners: ((channel: string, payload: string) => void)[] = [];
  return {
    sent,
    async execute(sql) {
      sent.push(sql);
      await new Promise((resolve) => setImmediate(resolve));
      if (sql.includes('fail')) throw new Error(sql);
      return { rows: [], rowCount: 0 };
    },
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

  test('is free again when a transaction could not be opened', async () => {
    const session = recordingSession();
    const pool = new SessionPool(session);
    const client = await pool.connect();
    await expect(client.query('begin; fail')).rejects.toThrow();
    await pool.query('outside');
    expect(session.sent).toEqual(['begin; fail', 'outside']);
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
