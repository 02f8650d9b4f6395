/** Servers that a test may break: a Redis and a PostgreSQL of its own, in temporary folders, on free ports. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answersPostgres, answersRedis } from './answers.js';
import { freePort, until } from './program.js';

export interface OwnServer {
  url: string;
  port: number;
  folder: string;
  pid(): number;
  isRunning(): boolean;
  start(): Promise<void>;
  /** With SIGKILL as if the machine had lost it. */
  stop(signal?: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

export function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const hasRedis = isInstalled('redis-server');

/** The newest PostgreSQL of Debian's packages; undefined where there is none. */
function postgresPrograms(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const newest = readdirSync(root)
    .toSorted((a, b) => Number(a) - Number(b))
    .at(-1);
  const folder = join(root, newest ?? '', 'bin');
  return existsSync(join(folder, 'initdb')) ? folder : undefined;
}

export const hasPostgres = postgresPrograms() !== undefined;

interface Kind {
  url(port: number): string;
  launch(port: number, folder: string): ChildProcess;
  answers(port: number): Promise<boolean>;
}

async function makeServer(kind: Kind, folder: string): Promise<OwnServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async () => {
    const launched = kind.launch(port, folder);
    child = launched;
    let said = '';
    for (const stream of [launched.stdout, launched.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-4_000);
      });
    await until(async () => {
      if (launched.exitCode !== null) throw new Error(`the server ended: ${said}`);
      return kind.answers(port);
    }, 60_000);
  };
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGCONT');
    running.kill(signal);
    await ended;
  };
  await start();
  return {
    url: kind.url(port),
    port,
    folder,
    pid: () => child?.pid ?? 0,
    isRunning: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    start,
    stop,
    async remove() {
      await stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function makeFolderFor(name: string): string {
  return mkdtempSync(join(tmpdir(), `winnow-${name}-`));
}

export interface RedisChoice {
  arguments?: readonly string[];
  password?: string;
  /** Certificate and key files. */
  tls?: { cert: string; key: string };
  /** Keeps jobs over a restart, as the containers do. */
  durable?: boolean;
}

export function startRedis(choice: RedisChoice = {}): Promise<OwnServer> {
  const { password, tls, durable = false } = choice;
  const secret = password === undefined ? '' : `:${password}@`;
  return makeServer(
    {
      url: (port) => `${tls ? 'rediss' : 'redis'}://${secret}127.0.0.1:${port}`,
      launch: (port, folder) =>
        spawn('redis-server', [
          ...['--bind', '127.0.0.1', '--dir', folder, '--save', ''],
          ...(tls
            ? [
                '--port',
                '0',
                '--tls-port',
                String(port),
                '--tls-cert-file',
                tls.cert,
                '--tls-key-file',
                tls.key,
              ]
            : ['--port', String(port)]),
          ...(tls ? ['--tls-ca-cert-file', tls.cert, '--tls-auth-clients', 'no'] : []),
          ...(durable ? ['--appendonly', 'yes'] : []),
          ...(password === undefined ? [] : ['--requirepass', password]),
          ...(choice.arguments ?? []),
        ]),
      answers: (port) =>
        answersRedis({
          port,
          ...(password === undefined ? {} : { password }),
          ...(tls ? { tls: { rejectUnauthorized: false } } : {}),
        }),
    },
    makeFolderFor('redis'),
  );
}

/** PostgreSQL refuses to run as root: there it runs as the user of Debian's package. */
function asServerUser(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const user = { uid: id('-u'), gid: id('-g') };
  chownSync(folder, user.uid, user.gid);
  return user;
}

/** `dataFolder` may be on a file system of its own. */
export async function startPostgres(
  settings: readonly string[] = [],
  dataFolder?: string,
): Promise<OwnServer> {
  const programs = postgresPrograms() ?? '';
  const folder = dataFolder ?? makeFolderFor('postgres');
  const user = asServerUser(folder);
  const data = join(folder, 'pg');
  const initdb = ['-D', data, '-U', 'winnow', '-A', 'trust', '--no-sync', '-E', 'UTF8'];
  execFileSync(join(programs, 'initdb'), initdb, { stdio: 'ignore', cwd: folder, ...user });
  // For tests that put a network of their own between the server and its clients.
  appendFileSync(join(data, 'pg_hba.conf'), 'host all all 10.213.0.0/16 trust\n');
  const url = (port: number) => `postgres://winnow@127.0.0.1:${port}/postgres`;
  const fast = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  return makeServer(
    {
      url,
      launch: (port) =>
        spawn(
          join(programs, 'postgres'),
          ['-D', data, '-p', String(port), ...[...fast, ...settings].flatMap((one) => ['-c', one])],
          { cwd: folder, ...user },
        ),
      answers: (port) => answersPostgres(url(port)),
    },
    folder,
  );
}
