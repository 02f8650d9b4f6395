/** `winnow demo`: the whole job on two sample publishers that come with the program, without internet. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Context } from '../context.js';
import { buildDemoConfig } from '../demo/demo-config.js';
import { startPublishers } from '../demo/publisher-server.js';
import { readSavedState, saveState } from '../demo/saved-state.js';
import { type Run, showRun } from '../demo/show-run.js';
import { readEnvironment } from '../environment.js';
import { CodedError } from '../errors.js';
import { roles } from '../role-names.js';
import { runWorker } from '../run-worker.js';
import type { Running } from '../running.js';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A demo never touches the database of a real site, nor its data directory, and says only what matters. */
function demoVariables(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...rest } = variables;
  return { ...rest, DATA_DIR: rest.DATA_DIR || './data/demo', LOG_LEVEL: rest.LOG_LEVEL || 'error' };
}

function writeConfig(dataDir: string, config: object): string {
  const file = join(dataDir, 'feeds.config.json');
  writeFileSync(file, `${JSON.stringify(config, undefined, 2)}\n`);
  return file;
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new CodedError({
      code: 'data-dir-refused',
      message: `the data directory ${dataDir} cannot be made (${(error as NodeJS.ErrnoException).code})`,
      hint: 'Name a directory that can be written to with DATA_DIR.',
      exitCode: 73,
      cause: error,
    });
  }
}

/** Shows the run beside the work, until it is done or the program is stopped. */
async function watch(run: Omit<Run, 'signal'>, startedAt: Date, dataDir: string): Promise<void> {
  const stopping = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stopping.abort());
  try {
    await showRun({ ...run, signal: stopping.signal }, startedAt);
    saveState(dataDir, run.publishers);
  } catch (error) {
    if (!stopping.signal.aborted) process.stderr.write(`winnow: ${(error as Error).message}\n`);
  }
}

async function demo(): Promise<void> {
  process.env = demoVariables(process.env);
  const startedAt = new Date();
  const { dataDir } = readEnvironment(process.env);
  makeDataDir(dataDir);
  const publishers = await startPublishers({ ...readSavedState(dataDir), startedAt });
  try {
    saveState(dataDir, publishers);
    const configFile = writeConfig(dataDir, buildDemoConfig(publishers));
    const onStarted = (context: Context, { port = context.environment.port }: Running) => {
      void watch({ context, publishers, port, print }, startedAt, dataDir);
    };
    await runWorker(roles, { configFile, onStarted });
  } finally {
    await publishers.close();
  }
}

export const command = new Command('demo')
  .description('does the whole job on two sample publishers that come with the program, without internet')
  .action(demo);
