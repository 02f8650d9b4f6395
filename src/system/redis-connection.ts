/** The connection to Redis 7 or Valkey, checked before any job is trusted to it. */
import { Redis, type RedisOptions } from 'ioredis';
import { CodedError } from '../errors.js';
import type { Log } from '../ports.js';

function unreachable(error: unknown): CodedError {
  return new CodedError({
    code: 'redis-unreachable',
    message: `Redis at REDIS_URL does not answer: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Check REDIS_URL and that the server runs; without REDIS_URL jobs are kept in the database.',
    exitCode: 69,
    cause: error,
  });
}

function refuseEviction(policy: string): never {
  throw new CodedError({
    code: 'redis-evicts',
    message: `Redis may evict jobs: its maxmemory-policy is ${policy}`,
    hint: 'Set "maxmemory-policy noeviction" in redis.conf (or CONFIG SET maxmemory-policy noeviction).',
    exitCode: 78,
  });
}

function refuseCluster(): never {
  throw new CodedError({
    code: 'redis-cluster',
    message: 'Redis at REDIS_URL is a cluster, which is not supported',
    hint: 'Name a single server or a Sentinel group; the jobs of a site fit into one server many times over.',
    exitCode: 78,
  });
}

/** Waits of the blocking reads are shorter, so silence this long means that the connection is dead. */
const silenceMs = 30_000;
const longestRetryMs = 3_000;

const options: RedisOptions = {
  // BullMQ's blocking reads need unlimited retries per request.
  maxRetriesPerRequest: null,
  lazyConnect: true,
  connectTimeout: 10_000,
  keepAlive: 10_000,
  socketTimeout: silenceMs,
  // A server that comes back meets its clients one after the other.
  retryStrategy: (attempt) => Math.min(attempt * 100, longestRetryMs) * (0.5 + Math.random() / 2),
};

const sentinelUrl = /^redis(s?)-sentinel:\/\/(?:([^@/]*)@)?([^/]+)\/([^/?]+)(?:\/(\d+))?$/;

function partsOf(credentials: string | undefined): { username?: string; password?: string } {
  if (!credentials) return {};
  const colon = credentials.indexOf(':');
  const [user, password] =
    colon < 0 ? ['', credentials] : [credentials.slice(0, colon), credentials.slice(colon + 1)];
  return {
    ...(user === '' ? {} : { username: decodeURIComponent(user) }),
    password: decodeURIComponent(password),
  };
}

/**
 * Reads `redis-sentinel://[[user]:password@]host:port[,host:port…]/group[/database]` (`rediss-sentinel:` for TLS);
 * undefined for any other address. The password is the server's own.
 */
export function readSentinelUrl(redisUrl: string): RedisOptions | undefined {
  const [, tls, credentials, hosts = '', name = '', database] = sentinelUrl.exec(redisUrl) ?? [];
  if (name === '') return undefined;
  return {
    sentinels: hosts.split(',').map((address) => {
      const [host = '', port] = address.split(':');
      return { host, port: Number(port ?? 26_379) };
    }),
    name: decodeURIComponent(name),
    ...partsOf(credentials),
    ...(database === undefined ? {} : { db: Number(database) }),
    ...(tls === 's' ? { tls: {}, enableTLSForSentinelMode: true } : {}),
  };
}

async function inspect(redis: Redis): Promise<void> {
  const info = await redis.info();
  if (/^cluster_enabled:1/m.test(info)) refuseCluster();
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy !== undefined && policy !== 'noeviction') refuseEviction(policy);
}

/** Tries for ten seconds, so that a server which is just being started is waited for. */
const patienceMs = 10_000;

async function connect(redis: Redis): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within ten seconds')), patienceMs);
  });
  try {
    await Promise.race([redis.connect().then(() => inspect(redis)), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Throws `redis-unreachable`, `redis-cluster`, or `redis-evicts` where the server may drop jobs to save memory. */
export async function openRedis(redisUrl: string, log: Log): Promise<Redis> {
  const sentinel = readSentinelUrl(redisUrl);
  const redis = sentinel ? new Redis({ ...options, ...sentinel }) : new Redis(redisUrl, options);
  redis.on('error', (error) => log.warn({ error: error.message }, 'the Redis connection had a fault'));
  try {
    await connect(redis);
    return redis;
  } catch (error) {
    redis.disconnect();
    throw error instanceof CodedError ? error : unreachable(error);
  }
}
