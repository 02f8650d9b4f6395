/** Runs roles as a process: start, wait for the signal to stop, finish what is being done, end. */
import { type Context, openContext } from './context.js';
import { readEnvironment } from './environment.js';
import { answererOf } from './operations/operations.js';
import { startProbes } from './probes.js';
import { startReloading } from './reload-config.js';
import { reportError } from './report-error.js';
import { type Role, type Running, startRoles } from './roles.js';
import { answerAt } from './system/control-socket.js';
import { createLog } from './system/pino-log.js';

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

/** Rejects with a coded error when it cannot start; resolves after a clean stop. */
export async function runWorker(wanted: readonly Role[], options: WorkerOptions): Promise<void> {
  const environment = readEnvironment(process.env);
  const log = createLog(environment.logLevel);
  const context = await openContext(environment, options.configFile, log, wanted);
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

/** The same as a process: the configuration is named by `CONFIG`, a fault ends it with a sentence and an exit code. */
export async function runWorkerProcess(wanted: readonly Role[]): Promise<void> {
  try {
    await runWorker(wanted, { configFile: process.env.CONFIG || 'feeds.config.json' });
  } catch (error) {
    process.exitCode = reportError(error);
  }
}
