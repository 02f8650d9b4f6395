/** One pass: polls sources now, whatever their schedule says, and waits until everything they brought is published. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { recoverLostWork } from '../clock/clock.js';
import type { Context } from '../context.js';
import { CodedError } from '../errors.js';
import { requestPolls } from '../pipeline.js';
import { prepare } from '../prepare.js';
import { writeStaticSite } from '../static-site.js';
import type { Conversation } from '../system/control-socket.js';
import type { FileTreeResult } from '../system/file-tree.js';
import { closestName } from '../text/closest-name.js';
import type { PollFailure, WorkCounts, WorkFigures } from '../work-ports.js';
import { operation } from './operation.js';

const args = z.object({
  /** All that are switched on, when none are named. */
  sourceIds: z.array(z.string()),
  /** Absolute path of a folder for the whole site as files. */
  outDir: z.string().optional(),
  limitMs: z.int().min(1_000).max(86_400_000),
});

export interface RunProgress {
  /** Sources that take part. */
  sources: number;
  left: WorkCounts;
  done: WorkFigures;
}

export interface RunResult extends RunProgress {
  /** Whether nothing was left to do within the limit. */
  finished: boolean;
  elapsedMs: number;
  failures: PollFailure[];
  /** Null where no files were asked for. */
  files: FileTreeResult | null;
}

const stages = ['collect', 'extract', 'group', 'label', 'publish'] as const;
const lookEveryMs = 200;
/** Politeness puts pages off by seconds; one that its host puts off for longer is left to a later run. */
const patienceMs = 60_000;
/** Lost jobs are looked for once in a while; a server's clock does that by itself. */
const recoverEveryMs = 10_000;

function chooseSources({ config }: Context, wanted: readonly string[]): string[] {
  const enabled = config.sources.filter((source) => source.enabled).map(({ id }) => id);
  for (const id of wanted) {
    if (enabled.includes(id)) continue;
    const meant = closestName(id, enabled);
    throw new CodedError({
      code: 'source-unknown',
      message: `there is no source "${id}" that is switched on`,
      hint: meant ? `Did you mean "${meant}"?` : `The sources are ${enabled.join(', ') || 'none yet'}.`,
      exitCode: 65,
    });
  }
  return wanted.length > 0 ? [...wanted] : enabled;
}

/** Between two stages work stands in a queue alone. Pages that are put off wait there too, but delayed. */
async function isIdle({ queue }: Context): Promise<boolean> {
  const counts = await Promise.all(stages.map((stage) => queue.counts(stage)));
  return counts.every(
    ({ waiting, active, delayed }, at) => waiting + active + (stages[at] === 'publish' ? delayed : 0) === 0,
  );
}

function isDone({ polls, extract, group, label, feeds }: WorkCounts): boolean {
  return polls + extract + group + label + feeds === 0;
}

async function begin(context: Context, sourceIds: readonly string[]): Promise<Date> {
  const { store, queue, now } = context;
  await prepare(context);
  const since = now();
  await store.sources.reschedule(
    sourceIds.map((id) => ({ id, at: since })),
    'asked for by hand',
  );
  await requestPolls(
    queue,
    sourceIds.map((id) => ({ id, isNew: true })),
    since,
  );
  return since;
}

async function look({ store, now }: Context, sourceIds: string[], since: Date): Promise<RunProgress> {
  const until = new Date(now().getTime() + patienceMs);
  const [left, done] = await Promise.all([
    store.work.count(sourceIds, since, until),
    store.work.figures(since),
  ]);
  return { sources: sourceIds.length, left, done };
}

/** Reports on the way; the last progress says what is left when the limit is over. */
async function waitUntilDone(
  context: Context,
  pass: { sourceIds: string[]; since: Date; limitMs: number },
  { progress: report, signal }: Conversation,
): Promise<RunProgress & { finished: boolean }> {
  const deadlineMs = performance.now() + pass.limitMs;
  let recoverMs = performance.now() + recoverEveryMs;
  for (;;) {
    const progress = await look(context, pass.sourceIds, pass.since);
    report(progress);
    const finished = isDone(progress.left) && (await isIdle(context));
    if (finished || performance.now() > deadlineMs) return { ...progress, finished };
    if (performance.now() > recoverMs) {
      await recoverLostWork(context, recoverEveryMs);
      recoverMs = performance.now() + recoverEveryMs;
    }
    await sleep(lookEveryMs, undefined, { signal });
  }
}

async function runOnce(
  context: Context,
  { sourceIds: wanted, limitMs, outDir }: z.output<typeof args>,
  conversation: Conversation,
): Promise<RunResult> {
  const sourceIds = chooseSources(context, wanted);
  const startedMs = performance.now();
  const since = await begin(context, sourceIds);
  const end = await waitUntilDone(context, { sourceIds, since, limitMs }, conversation);
  const failures = await context.store.work.failures(sourceIds, since);
  const files = outDir === undefined ? null : await writeStaticSite(context, outDir);
  return { ...end, failures, files, elapsedMs: Math.round(performance.now() - startedMs) };
}

export const run = operation({
  args,
  roles: ['collect', 'extract', 'group', 'publish'],
  answer: runOnce,
});
