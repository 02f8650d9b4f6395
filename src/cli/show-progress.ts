/** Tells how far a run has come: one line that changes on a terminal, a line every few seconds elsewhere. */

import ora from 'ora';
import type { RunProgress } from '../operations/run.js';
import { describeDuration } from '../text/describe-duration.js';
import { writeCount } from '../text/write-count.js';

export interface ProgressDisplay {
  show(progress: RunProgress): void;
  end(): void;
}

const plainEveryMs = 5_000;
/** Before that a rate says nothing. */
const rateAfterMs = 3_000;

function describeRate(progress: RunProgress, elapsedMs: number): string[] {
  const { articles } = progress.done;
  const { extract, group, label } = progress.left;
  if (elapsedMs < rateAfterMs || articles === 0) return [];
  const perSecond = (articles * 1000) / elapsedMs;
  const waiting = extract + group + label;
  const rate = `${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)}/s`;
  return waiting === 0 ? [rate] : [rate, `about ${describeDuration((waiting / perSecond) * 1000)} left`];
}

/** For example `3/8 sources · 41 articles · 17 blocks removed · 12 waiting · 14/s · about 20 s left`. */
export function describeProgress(progress: RunProgress, elapsedMs: number): string {
  const { sources, left, done } = progress;
  const waiting = left.extract + left.group + left.label;
  return [
    `${sources - left.polls}/${writeCount(sources, 'source')}`,
    writeCount(done.articles, 'article'),
    `${writeCount(done.removals, 'block')} removed`,
    ...(waiting === 0 ? [] : [`${waiting.toLocaleString('en')} waiting`]),
    ...(left.feeds === 0 ? [] : [`${writeCount(left.feeds, 'feed')} to render`]),
    ...describeRate(progress, elapsedMs),
  ].join(' · ');
}

function onTerminal(startedMs: number): ProgressDisplay {
  const spinner = ora({ text: 'opening the store', stream: process.stderr }).start();
  return {
    show(progress) {
      spinner.text = describeProgress(progress, performance.now() - startedMs);
    },
    end: () => void spinner.stop(),
  };
}

function inLines(startedMs: number): ProgressDisplay {
  let nextMs = startedMs + plainEveryMs;
  return {
    show(progress) {
      if (performance.now() < nextMs) return;
      nextMs = performance.now() + plainEveryMs;
      process.stderr.write(`${describeProgress(progress, performance.now() - startedMs)}\n`);
    },
    end: () => undefined,
  };
}

/** Writes to standard error, so that standard output stays the result's own. */
export function displayProgress(quiet: boolean): ProgressDisplay {
  if (quiet) return { show: () => undefined, end: () => undefined };
  const startedMs = performance.now();
  return process.stderr.isTTY ? onTerminal(startedMs) : inLines(startedMs);
}
