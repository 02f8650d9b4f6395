/** Against Redis servers of this test's own. */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openJobQueue } from '../../src/system/bullmq-queue.js';
import { openRedis, readSentinelUrl } from '../../src/system/redis-connection.js';
import { quiet } from '../support/engines.js';
import { hasRedis, type OwnServer, type RedisChoice, startRedis } from '../support/own-servers.js';
import { freePort, until } from '../support/program.js';

describe('the address of a Sentinel group', () => {
  test('names the sentinels, the group, the database and the password', () => {
    expect(readSentinelUrl('redis-sentinel://:s%40fe@a.test:26379,b.test/jobs/2')).toEqual({
      sentinels: [
        { host: 'a.test', port: 26_379 },
        { host: 'b.test', port: 26_379 },
      ],
      name: 'jobs',
      password: 's@fe',
      db: 2,
    });
  });

  test('is told from that of a server', () => {
    expect(readSentinelUrl('redis://:secret@a.test:6379/2')).toBeUndefined();
    expect(readSentinelUrl('rediss-sentinel://a.test/jobs')).toMatchObject({ tls: {}, name: 'jobs' });
  });
});

describe.skipIf(!hasRedis)('Redis (skipped where redis-server is not installed)', () => {
  const servers: OwnServer[] = [];
  const start = async (choice?: RedisChoice) => {
    const server = await startRedis(choice);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.remove();
  });

  test('is refused where it may drop jobs to save memory, with the fix', async () => {
    const { url } = await start({ arguments: ['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru'] });
    await expect(openRedis(url, quiet)).rejects.toMatchObject({
      code: 'redis-evicts',
      message: expect.stringContaining('allkeys-lru'),
      hint: expect.stringContaining('noeviction'),
      exitCode: 78,
    });
  });

  test('is refused where it is a cluster', async () => {
    const { url } = await start({ arguments: ['--cluster-enabled', 'yes'] });
    await expect(openRedis(url, quiet)).rejects.toMatchObject({ code: 'redis-cluster', exitCode: 78 });
  });

  test('is opened with its password, and never named with it', async () => {
    const { url, port } = await start({ password: 'open-sesame' });
    const redis = await openRedis(url, quiet);
    expect(await redis.ping()).toBe('PONG');
    redis.disconnect();
    const refused = await openRedis(`redis://:wrong-word@127.0.0.1:${port}`, quiet).catch((error) => error);
    expect(refused.code).toBe('redis-unreachable');
    expect(`${refused.message} ${refused.hint}`).not.toContain('wrong-word');
  });

  test('carries jobs by way of Sentinel', async () => {
    const { port } = await start();
    const sentinelPort = await freePort();
    const file = join(tmpdir(), `winnow-sentinel-${sentinelPort}.conf`);
    writeFileSync(file, `sentinel monitor jobs 127.0.0.1 ${port} 1\n`);
    const sentinel = await startSentinel(file, sentinelPort);
    const redis = await openRedis(`redis-sentinel://127.0.0.1:${sentinelPort}/jobs`, quiet);
    const queue = await openJobQueue({ kind: 'redis', redis, prefix: 'sentinel' }, quiet);
    const seen: unknown[] = [];
    const consumer = queue.consume('work', async (data) => void seen.push(data), { concurrency: 1 });
    await queue.add('work', [{ id: 'one', data: { n: 1 } }]);
    await until(() => seen.length === 1);
    await consumer.close();
    await queue.close();
    redis.disconnect();
    await sentinel();
    rmSync(file, { force: true });
  });
});

async function startSentinel(file: string, port: number): Promise<() => Promise<void>> {
  const child = spawn('redis-server', [file, '--sentinel', '--port', String(port), '--bind', '127.0.0.1']);
  await until(async () => {
    const socket = connect(port, '127.0.0.1');
    const answers = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    return answers;
  });
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
}
