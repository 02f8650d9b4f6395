/** Whether a server answers. */
import { Redis, type RedisOptions } from 'ioredis';
import pg from 'pg';

const limitMs = 2_000;

export async function answersPostgres(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: limitMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** By its address, or by what a client needs to know. */
export async function answersRedis(target: string | RedisOptions): Promise<boolean> {
  const once = { lazyConnect: true, retryStrategy: () => null, connectTimeout: limitMs };
  const redis = typeof target === 'string' ? new Redis(target, once) : new Redis({ ...target, ...once });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
