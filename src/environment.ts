/** The process's own settings: environment variables, checked, with their defaults. */
import { z } from 'zod';
import { CodedError } from './errors.js';

/** A variable set to nothing counts as not set, as compose files write it. */
const optional = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());

/** A whole number from 1 on. */
const count = optional
  .transform((text) => (text === undefined ? undefined : Number(text)))
  .pipe(z.int().min(1).max(1_000).optional());

const schema = z.object({
  PORT: optional.transform((text) => Number(text ?? 8080)).pipe(z.int().min(0).max(65_535)),
  HOST: optional.transform((text) => text ?? '0.0.0.0'),
  DATA_DIR: optional.transform((text) => text ?? './data'),
  DATABASE_URL: optional,
  DATABASE_CONNECTIONS: count,
  REDIS_URL: optional,
  REDIS_PREFIX: optional.transform((text) => text ?? 'winnow'),
  LOG_LEVEL: optional
    .transform((text) => text ?? 'info')
    .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
});

export interface Environment {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl?: string;
  /** Most connections of this process. */
  databaseConnections?: number;
  redisUrl?: string;
  /** Of every key in Redis, so that two sites may share a server. */
  redisPrefix: string;
  logLevel: string;
}

/** Throws `environment-invalid`, which names every wrong variable. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const parsed = schema.safeParse(variables);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new CodedError({
      code: 'environment-invalid',
      message: `an environment variable is wrong: ${problems.join('; ')}`,
      hint: 'The README lists the variables with their values.',
      exitCode: 78,
    });
  }
  const { DATABASE_CONNECTIONS, PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL, REDIS_PREFIX, LOG_LEVEL } =
    parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    redisPrefix: REDIS_PREFIX,
    ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
    ...(DATABASE_CONNECTIONS === undefined ? {} : { databaseConnections: DATABASE_CONNECTIONS }),
    ...(REDIS_URL === undefined ? {} : { redisUrl: REDIS_URL }),
  };
}
