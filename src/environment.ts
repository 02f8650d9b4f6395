/** The process's own settings: environment variables, checked, with their defaults. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CodedError } from './errors.js';

/** A variable set to nothing counts as not set, as compose files write it. */
const optional = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());

function integer(least: number, most: number, usual: number) {
  return optional.transform((text) => Number(text ?? usual)).pipe(z.int().min(least).max(most));
}

function optionalInteger(least: number, most: number) {
  return optional
    .transform((text) => (text === undefined ? undefined : Number(text)))
    .pipe(z.int().min(least).max(most).optional());
}

const schema = z.object({
  PORT: integer(0, 65_535, 8080),
  HOST: optional.transform((text) => text ?? '0.0.0.0'),
  METRICS_PORT: optionalInteger(0, 65_535),
  DATA_DIR: optional.transform((text) => text ?? './data'),
  DATABASE_URL: optional,
  DATABASE_PASSWORD: optional,
  DATABASE_CONNECTIONS: optionalInteger(1, 1_000),
  REDIS_URL: optional,
  REDIS_PREFIX: optional.transform((text) => text ?? 'winnow'),
  OPERATOR_TOKEN: optional.pipe(z.string().min(12, 'needs at least 12 characters').optional()),
  TRUST_PROXY: optional,
  COLLECT_CONCURRENCY: integer(1, 1_000, 32),
  EXTRACT_CONCURRENCY: integer(1, 100, 4),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optional,
  OTEL_SDK_DISABLED: optional,
  DRAIN_SECONDS: integer(0, 20, 0),
  LOG_LEVEL: optional
    .transform((text) => text ?? 'info')
    .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
});

/** Each may be given as a file instead, `NAME_FILE`, as containers hand secrets to processes. */
const secretNames = ['DATABASE_URL', 'DATABASE_PASSWORD', 'REDIS_URL', 'OPERATOR_TOKEN'];

export interface Environment {
  port: number;
  host: string;
  /** Where this process answers probes and shows its figures, beside the port for readers. */
  metricsPort?: number;
  dataDir: string;
  databaseUrl?: string;
  /** Most connections of this process. */
  databaseConnections?: number;
  redisUrl?: string;
  /** Of every key in Redis, so that two sites may share a server. */
  redisPrefix: string;
  /** Opens what is for operators alone. */
  operatorToken?: string;
  /** Which proxies may say who asks: a number of hops, or addresses. */
  trustProxy?: string;
  /** How many jobs of a kind this process runs at once. */
  concurrency: { collect: number; extract: number };
  /** How long a process that serves stays reachable after it was told to stop, so that a load balancer notices. */
  drainMs: number;
  /** Whether a collector of OpenTelemetry is named. */
  traces: boolean;
  logLevel: string;
}

function refuse(problems: readonly string[]): never {
  throw new CodedError({
    code: 'environment-invalid',
    message: `an environment variable is wrong: ${problems.join('; ')}`,
    hint: 'The README lists the variables with their values.',
    exitCode: 78,
  });
}

function readSecrets(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const read: NodeJS.ProcessEnv = { ...variables };
  for (const name of secretNames) {
    const file = variables[`${name}_FILE`];
    if (!file) continue;
    try {
      read[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      refuse([`${name}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`]);
    }
  }
  return read;
}

function withPassword(databaseUrl: string, password: string | undefined): string {
  if (password === undefined || !URL.canParse(databaseUrl)) return databaseUrl;
  const url = new URL(databaseUrl);
  url.password = encodeURIComponent(password);
  return url.href;
}

/** Leaves out what is undefined, so that absent settings are absent. */
function present<T extends object>(settings: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function isTraced(data: z.infer<typeof schema>): boolean {
  const endpoint = data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? data.OTEL_EXPORTER_OTLP_ENDPOINT;
  return endpoint !== undefined && data.OTEL_SDK_DISABLED !== 'true';
}

/** Throws `environment-invalid`, which names every wrong variable. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const parsed = schema.safeParse(readSecrets(variables));
  if (!parsed.success)
    return refuse(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    logLevel: data.LOG_LEVEL,
    redisPrefix: data.REDIS_PREFIX,
    concurrency: { collect: data.COLLECT_CONCURRENCY, extract: data.EXTRACT_CONCURRENCY },
    traces: isTraced(data),
    drainMs: data.DRAIN_SECONDS * 1000,
    ...present({
      metricsPort: data.METRICS_PORT,
      databaseUrl: data.DATABASE_URL && withPassword(data.DATABASE_URL, data.DATABASE_PASSWORD),
      databaseConnections: data.DATABASE_CONNECTIONS,
      redisUrl: data.REDIS_URL,
      operatorToken: data.OPERATOR_TOKEN,
      trustProxy: data.TRUST_PROXY,
    }),
  };
}
