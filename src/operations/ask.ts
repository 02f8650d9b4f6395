/** How a command asks a site something: the process that holds the data directory, or, when none does, its database. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, readEnvironment } from '../environment.js';
import { CodedError } from '../errors.js';
import type { Running } from '../running.js';
import { askAt } from '../system/control-socket.js';
import type { Operation } from './operation.js';
import type { AnswerOf, ArgsOf, OperationName } from './operations.js';

export interface AskOptions {
  configFile: string;
  /** Told how far the work is. */
  onProgress?(facts: object): void;
  /** Makes the database where there is none, instead of saying so. */
  create?: boolean;
  /** Opens no embedded database itself: throws `not-running` where no process has it open. */
  onlyRunning?: boolean;
}

export interface Asked<Name extends OperationName> {
  answer: AnswerOf<Name>;
  /** Whether a running process answered. */
  running: boolean;
}

function noSiteYet({ dataDir }: Environment): CodedError {
  return new CodedError({
    code: 'no-site-yet',
    message: `nothing runs here, and ${dataDir} holds no database yet`,
    hint: 'Start with "winnow start" or "winnow run --once", or name the directory of a site with DATA_DIR.',
    exitCode: 69,
  });
}

function notRunning({ dataDir }: Environment): CodedError {
  return new CodedError({
    code: 'not-running',
    message: `nothing runs on ${dataDir}`,
    hint: 'Start it with "winnow start", or name the directory of a site that runs with DATA_DIR.',
    exitCode: 69,
  });
}

/** A holder that does not answer is starting, stopping, or in another container. */
function explainSilence(error: unknown): unknown {
  if (!(error instanceof CodedError) || error.code !== 'data-dir-locked') return error;
  return new CodedError({
    code: 'no-answer',
    message: `${error.message}, which does not answer at its socket`,
    hint: 'It may be starting or stopping: try again. One that runs in a container is asked inside that container.',
    retry: 'later',
    exitCode: 75,
    cause: error,
  });
}

async function askDatabase(
  environment: Environment,
  name: OperationName,
  args: unknown,
  { configFile, onProgress = () => undefined }: AskOptions,
): Promise<unknown> {
  const { openContext } = await import('../context.js');
  const { operations, perform } = await import('./operations.js');
  const { startRoles } = await import('../roles.js');
  const { createLog } = await import('../system/pino-log.js');
  const log = createLog(process.env.LOG_LEVEL ? environment.logLevel : 'silent');
  const { roles = [] } = operations[name] as Operation<never, object>;
  const context = await openContext(environment, configFile, log);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let running: Running | undefined;
  try {
    running = await startRoles(context, roles);
    return await perform(context, name, args, { signal: stopping.signal, progress: onProgress });
  } finally {
    await running?.stop();
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await context.close();
  }
}

/** Throws `no-site-yet`, `not-running`, `no-answer`, what opening a site throws, and what the operation throws. */
export async function ask<Name extends OperationName>(
  name: Name,
  args: ArgsOf<Name>,
  options: AskOptions,
): Promise<Asked<Name>> {
  const environment = readEnvironment(process.env);
  const embedded = environment.databaseUrl === undefined;
  if (embedded) {
    const answered = await askAt(environment.dataDir, { operation: name, args }, options.onProgress);
    if (answered) return { answer: answered.answer as AnswerOf<Name>, running: true };
    if (options.onlyRunning) throw notRunning(environment);
    if (!options.create && !existsSync(join(environment.dataDir, 'pg'))) throw noSiteYet(environment);
  }
  try {
    const answer = await askDatabase(environment, name, args, options);
    // As the socket would have carried it, so that a command cannot tell the two apart.
    return { answer: JSON.parse(JSON.stringify(answer)) as AnswerOf<Name>, running: false };
  } catch (error) {
    throw explainSilence(error);
  }
}
