/** `winnow run --once`: one pass over the sources, for cron jobs, static sites and first trials. */

import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { ask } from '../operations/ask.js';
import type { RunProgress, RunResult } from '../operations/run.js';
import { duration } from '../setting-types.js';
import { writeCount } from '../text/write-count.js';
import { displayProgress } from './show-progress.js';
import { examples } from './terminal.js';

interface RunOptions {
  config: string;
  once?: true;
  source: string[];
  out?: string;
  limit: number;
  quiet?: true;
  json?: true;
}

/** Some sources could not be read; the rest is done. */
const partlyFailed = 1;
/** `EX_TEMPFAIL` of sysexits.h: run it again. */
const unfinished = 75;

function readLimit(text: string): number {
  const limit = duration.safeParse(text);
  if (!limit.success) throw new InvalidArgumentError('Write a time like 90s, 10m or 1h.');
  return limit.data;
}

/** What happened, one fact a line. */
export function showRunResult(result: RunResult): string {
  const { sources, done, left, failures, finished, elapsedMs, files } = result;
  const seconds = (elapsedMs / 1000).toFixed(1);
  const polled = sources - left.polls;
  const lines = [
    `${writeCount(polled, 'source')} read, ${writeCount(done.articles, 'new article')} (${writeCount(done.copies, 'copy', 'copies')}), ` +
      `${writeCount(done.removals, 'block')} removed, ${writeCount(done.published, 'feed')} changed, in ${seconds} s`,
    ...failures.map(({ sourceId, failure, reason }) => `${sourceId}: ${failure}: ${reason}`),
  ];
  if (files !== null) lines.push(`${writeCount(files.written, 'file')} written, ${files.removed} removed`);
  if (!finished) {
    const waiting = left.extract + left.group + left.label;
    lines.push(
      `not finished: ${writeCount(left.polls, 'source')}, ${writeCount(waiting, 'article')} and ${writeCount(left.feeds, 'feed')} are left; run it again`,
    );
  }
  return lines.join('\n');
}

/** A running process may have another working directory. */
function outDirOf({ out }: RunOptions): { outDir?: string } {
  return out === undefined ? {} : { outDir: resolve(out) };
}

async function runOnce(options: RunOptions): Promise<void> {
  const display = displayProgress(options.quiet === true || options.json === true);
  let result: RunResult;
  try {
    const args = { sourceIds: options.source, limitMs: options.limit, ...outDirOf(options) };
    const onProgress = (facts: object) => display.show(facts as RunProgress);
    ({ answer: result } = await ask('run', args, { configFile: options.config, onProgress, create: true }));
  } finally {
    display.end();
  }
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else if (!options.quiet) process.stdout.write(`${showRunResult(result)}\n`);
  if (!result.finished) process.exitCode = unfinished;
  else if (result.failures.length > 0) process.exitCode = partlyFailed;
}

export const command = examples(
  new Command('run')
    .description('reads every source once, publishes what is new, and ends')
    .requiredOption('--once', 'one pass ("winnow start" goes on)')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .option('-s, --source <id...>', 'only these sources', [])
    .option('-o, --out <dir>', 'write the whole site there as files, for any web host')
    .option('--limit <time>', 'longest time, for example 90s or 10m', readLimit, 30 * 60_000)
    .option('-q, --quiet', 'say nothing; the exit code tells')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nBeside a running Winnow, that one does the pass.\nExit code: 0 done, 1 some sources could not be read, 75 not finished within the limit.',
    )
    .action(runOnce),
  [
    ['run --once --source harbour-gazette', 'reads one source now, whatever its schedule says'],
    ['run --once --out public', 'reads all and writes every feed and page to a folder'],
  ],
);
