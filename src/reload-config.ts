/** Takes a changed configuration into a program that runs, and refuses a bad one. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadyConfig } from './config.js';
import type { Context } from './context.js';
import type { Running } from './running.js';
import { watchFiles } from './system/watch-files.js';

type Named = readonly { id: string }[];

/** Processes look at different moments: those that label and publish are to know the rules before work is sent to them. */
const othersFollowMs = 3_000;

function missingIn(others: Named, all: Named): string[] {
  const known = new Set(others.map(({ id }) => id));
  return all.filter(({ id }) => !known.has(id)).map(({ id }) => id);
}

function changesOf(before: ReadyConfig, after: ReadyConfig): Record<string, string[]> {
  return {
    sourcesAdded: missingIn(before.sources, after.sources),
    sourcesRemoved: missingIn(after.sources, before.sources),
    topicsAdded: missingIn(before.topics, after.topics),
    topicsRemoved: missingIn(after.topics, before.topics),
  };
}

/** True when there is another configuration than before. */
function readAgain({ liveConfig, log }: Context): boolean {
  const waitedFor = liveConfig.waiting.join(', ');
  const wasRefused = liveConfig.refusal.length > 0;
  const result = liveConfig.reload();
  if (result.kind === 'refused') {
    log.error({ problems: result.reasons }, 'the new configuration is refused; the one before stays in use');
    return false;
  }
  const waitsFor = liveConfig.waiting.join(', ');
  if (waitsFor !== '' && waitsFor !== waitedFor)
    log.warn({ settings: waitsFor }, 'these settings changed and are used from the next start');
  if (result.kind === 'same') {
    if (wasRefused) log.info({}, 'the configuration is right again, and as it is in use');
    return false;
  }
  for (const problem of result.warnings) log.warn({ problem }, 'the configuration has a warning');
  log.info(changesOf(result.before, liveConfig.config), 'a new configuration is in use');
  return true;
}

/** On a terminal SIGHUP means that the terminal is gone: there it ends the program as ever. */
function listenForHangup(listener: () => void): () => void {
  if (process.stdin.isTTY) return () => undefined;
  process.on('SIGHUP', listener);
  return () => process.off('SIGHUP', listener);
}

/** Follows the files of the configuration, and SIGHUP, until it is closed. */
export function startReloading(context: Context, running: Running): { close(): Promise<void> } {
  const { liveConfig, log, embedded } = context;
  let isBehind = false;
  const watching = watchFiles({
    paths: () => liveConfig,
    seen: context.configPrint,
    async onChange() {
      try {
        if (readAgain(context)) {
          isBehind = true;
          if (!embedded) await sleep(othersFollowMs);
        }
        if (isBehind) await running.followConfig?.();
        isBehind = false;
      } catch (error) {
        log.error(
          { error: (error as Error).message },
          'the store does not follow the configuration yet; tried again',
        );
      }
      return !isBehind;
    },
  });
  const stopListening = listenForHangup(() => watching.wake());
  return {
    async close() {
      stopListening();
      await watching.close();
    },
  };
}
