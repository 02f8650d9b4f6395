/** Waits until the whole job is done, and tells when each stage was. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../src/context.js';

const watchMs = 50;
const longestMs = Number(process.env.LONGEST_MS ?? 900_000);

const unfinished: Record<string, string> = {
  polled: 'exists (select from source where id = any($2) and (last_poll_at is null or last_poll_at < $1))',
  extracted: "exists (select from entry where stage = 'extract')",
  grouped: "exists (select from entry where stage = 'group')",
  labelled: "exists (select from entry where stage = 'label')",
};

async function isTrue({ database }: Context, condition: string, params: unknown[]): Promise<boolean> {
  const [row] = await database.query<{ answer: boolean }>(`select (${condition}) as answer`, params);
  return row?.answer === true;
}

/** When the first of these sources was polled, or now if that has been: the clock looks for due ones every few seconds. */
async function awaitFirstPoll(
  { database }: Context,
  since: Date,
  sourceIds: readonly string[],
): Promise<number> {
  const now = Date.now();
  for (;;) {
    const [row] = await database.query<{ at: Date | null }>(
      'select min(last_poll_at) as at from source where id = any($2) and last_poll_at >= $1',
      [since, sourceIds],
    );
    if (row?.at) return Math.max(now, row.at.getTime());
    if (Date.now() - now > longestMs) throw new Error('nothing was polled in time');
    await sleep(watchMs);
  }
}

/**
 * Seconds from the first poll until each stage has nothing left, all stages before it included, and until all can be
 * searched; `since` is when the polls of these sources were asked for. Feeds of single sources are not waited for: they
 * are rendered for whoever asks.
 */
export async function watchStages(
  context: Context,
  since: Date,
  sourceIds: readonly string[],
): Promise<Record<string, number>> {
  const started = await awaitFirstPoll(context, since, sourceIds);
  const seconds: Record<string, number> = {};
  const awaitEnd = async (stage: string, isUnfinished: () => Promise<boolean>) => {
    while (await isUnfinished()) {
      if (Date.now() - started > longestMs) throw new Error(`not all was ${stage} in time`);
      await sleep(watchMs);
    }
    seconds[stage] = (Date.now() - started) / 1_000;
  };
  for (const [stage, condition] of Object.entries(unfinished))
    await awaitEnd(stage, () => isTrue(context, condition, stage === 'polled' ? [since, sourceIds] : []));
  await awaitEnd('published', async () => (await context.store.outputFeeds.findChanged()).length > 0);
  await awaitEnd('searchable', () => isTrue(context, 'exists (select from search_due)', []));
  return seconds;
}
