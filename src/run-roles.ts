/** Runs roles in this process: start, wait for the signal to stop, finish what is being done, end. */
import { type Context, openContext } from './context.js';
import type { Environment } from './environment.js';
import { answererOf } from './operations/operations.js';
import { startProbes } from './probes.js';
import { startReloading } from './reload-config.js';
import type { Role } from './role-names.js';
import { startRoles } from './roles.js';
import type { Running } from './running.js';
import { answerAt } from './system/control-socket.js';
import { createLog } from './system/pino-log.js';
import type { PooledDatabase } from './system/pool-database.js';

export interface WorkerOptions {
  configFile: string;
  /** Called when everything runs. */
  onStarted?(context: Context, running: Running): Promise<void> | void;
}

/** Work that takes longer is left to the queue, which gives it to the next worker. */
const stopLimitMs = 25_000;

function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve('SIGTERM'));
    process.once('SIGINT', () => resolve('SIGINT'));
  });
}

/** Commands reach an embedded database through the process that holds it. */
async function answerCommands(context: Context): Promise<{ close(): Promise<void> }> {
  if (!context.embedded) return { close: async () => undefined };
  return answerAt(context.environment.dataDir, answererOf(context));
}

/**
 * Rejects with a coded error when it cannot start; resolves after a clean stop. `opening` is the embedded database, where
 * that was begun with before.
 */
export async function runRoles(
  wanted: readonly Role[],
  environment: Environment,
  options: WorkerOptions,
  opening?: Promise<PooledDatabase>,
): Promise<void> {
  const log = createLog(environment.logLevel);
  const context = await openContext(environment, options.configFile, log, wanted, opening);
  try {
    // First, so that whoever sees the site serve finds it answering commands too.
    const commands = await answerCommands(context);
    const running = await startRoles(context, wanted).catch(async (error: unknown) => {
      await commands.close();
      throw error;
    });
    const probes = await startProbes(context, running);
    const reloading = startReloading(context, running);
    await options.onStarted?.(context, running);
    const signal = await nextSignal();
    log.info({ signal }, 'stopping');
    const limit = setTimeout(() => {
      log.warn({}, 'work was still running; the queue will hand it out again');
      process.exit(0);
    }, stopLimitMs);
    await reloading.close();
    await commands.close();
    await running.stop();
    await probes?.close();
    await context.close();
    clearTimeout(limit);
  } catch (error) {
    await context.close();
    throw error;
  }
}
