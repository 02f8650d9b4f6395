/** The built program as a process of its own, as a user starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

export const mainFile = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

export interface Folder {
  root: string;
  configFile: string;
  writeConfig(config: object): void;
  remove(): void;
}

export function makeFolder(): Folder {
  const root = mkdtempSync(join(tmpdir(), 'winnow-flow-'));
  const configFile = join(root, 'feeds.config.json');
  return {
    root,
    configFile,
    writeConfig: (config) => writeFileSync(configFile, JSON.stringify(config)),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Below those that systems give to whoever asks for any: such a one may be gone before the program takes it. */
const ports = { from: 20_000, to: 32_000 };

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listens = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (listens) await new Promise((resolve) => server.close(resolve));
  return listens;
}

/** One that nothing listens on, for a program that is started a moment later. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = ports.from + Math.floor(Math.random() * (ports.to - ports.from));
    if (await isFree(port)) return port;
  }
  throw new Error(`no port between ${ports.from} and ${ports.to} is free`);
}

export interface RunningProgram {
  url: string;
  /** Everything it has written so far. */
  output(): string;
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Asks it to read its configuration again. */
  hangUp(): void;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

export function spawnProgram(args: readonly string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [mainFile, ...args], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'info', HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The database is made once for all tests: initdb alone takes longer than most of them. Benchmarks run without it. */
function provideDataDir(dataDir: string | undefined): void {
  if (process.env.VITEST === undefined || dataDir === undefined || existsSync(dataDir)) return;
  cpSync(inject('template'), dataDir, { recursive: true });
}

/** Starts and waits until it serves; throws with its output when it ends before that. */
export async function startProgram(
  args: readonly string[],
  environment: Record<string, string>,
): Promise<RunningProgram> {
  const port = Number(environment.PORT ?? (await freePort()));
  if (environment.DATABASE_URL === undefined) provideDataDir(environment.DATA_DIR);
  const child = spawnProgram(args, { ...environment, PORT: String(port) });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = exitOf(child);
  const url = `http://127.0.0.1:${port}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}: ${output}`);
    return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true;
  }, 60_000);
  return {
    url,
    output: () => output,
    hangUp: () => void child.kill('SIGHUP'),
    async kill(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

/** Runs a command that ends by itself. */
export async function runProgram(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawnProgram(args, environment);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  // A child has ended before everything it wrote has been read.
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

/** Asks until it is so; throws when it takes longer than the limit. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  limitMs = 30_000,
  lookMs = 50,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await sleep(lookMs);
  }
}
