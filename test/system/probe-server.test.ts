import { afterEach, describe, expect, test } from 'vitest';
import { type ProbeServer, startProbeServer } from '../../src/system/probe-server.js';

describe('the port of the probes', () => {
  let server: ProbeServer | undefined;
  afterEach(() => server?.close());

  const start = async (ports: { alive?: Error; ready?: Error } = {}) => {
    server = await startProbeServer(
      {
        checkAlive() {
          if (ports.alive) throw ports.alive;
        },
        async checkReady() {
          if (ports.ready) throw ports.ready;
        },
        metrics: async () => ({
          contentType: 'text/plain; version=0.0.4',
          text: 'winnow_overdue_seconds 0\n',
        }),
      },
      0,
      '127.0.0.1',
    );
    const { port } = server;
    return async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: answer.status, text: await answer.text() };
    };
  };

  test('says that the process lives and is ready, and shows its figures', async () => {
    const get = await start();
    expect(await get('/livez')).toEqual({ status: 200, text: 'alive\n' });
    expect(await get('/readyz')).toEqual({ status: 200, text: 'ready\n' });
    expect((await get('/metrics')).text).toContain('winnow_overdue_seconds');
    expect((await get('/admin')).status).toBe(404);
  });

  test('says what does not answer', async () => {
    const get = await start({
      alive: new Error('the clock has not ticked for 400 s'),
      ready: new Error('the queue does not answer'),
    });
    expect(await get('/livez')).toEqual({
      status: 503,
      text: 'not alive: the clock has not ticked for 400 s\n',
    });
    expect(await get('/readyz')).toEqual({ status: 503, text: 'not ready: the queue does not answer\n' });
  });

  test('is refused with its name where it is taken', async () => {
    await start();
    const again = startProbeServer(
      {
        checkAlive: () => undefined,
        checkReady: async () => undefined,
        metrics: async () => ({ contentType: '', text: '' }),
      },
      server?.port ?? 0,
      '127.0.0.1',
    );
    await expect(again).rejects.toMatchObject({ code: 'probe-port-refused', exitCode: 69 });
  });
});
