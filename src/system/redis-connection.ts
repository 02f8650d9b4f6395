/** The connection to Redis 7 or Valkey, checked before any job is trusted to it. */
import { Redis } from 'ioredis';
import { CodedError } from '../errors.js';
import type { Log } from '../ports.js';

function evictionPolicy(info: string): string | undefined {
  return /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
}

function unreachable(error: unknown): CodedError {
  return new CodedError({
    code: 'redis-unreachable',
    message: `Redis at REDIS_URL does not answer: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Check REDIS_URL and that the server runs; without REDIS_URL jobs are kept in the database.',
    exitCode: 69,
    cause: error,
  });
}

/** Throws `redis-unreachable`, or `redis-evicts` where the server may drop jobs to save memory. */
export async function openRedis(redisUrl: string, log: Log): Promise<Redis> {
  // BullMQ's blocking reads need unlimited retries per request.
  const redis = new Redis(redisUrl, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: 10_000,
  });
  redis.on('error', (error) => log.warn({ error: error.message }, 'the Redis connection had a fault'));
  try {
    await redis.connect();
    const policy = evictionPolicy(await redis.info('memory'));
    if (policy === undefined || policy === 'noeviction') return redis;
    throw new CodedError({
      code: 'redis-evicts',
      message: `Redis may evict jobs: its maxmemory-policy is ${policy}`,
      hint: 'Set "maxmemory-policy noeviction" in redis.conf (or CONFIG SET maxmemory-policy noeviction).',
      exitCode: 78,
    });
  } catch (error) {
    redis.disconnect();
    throw error instanceof CodedError ? error : unreachable(error);
  }
}
