/** Watches one run of the demo: lets the news come in, brings out the next edition, and tells what happened. */
import type { Context } from '../context.js';
import { requestPolls } from '../pipeline.js';
import { changingSources, shownTopic } from './demo-config.js';
import { readFigures } from './figures.js';
import type { Publishers } from './publisher-server.js';
import { summarise } from './summarise.js';
import { isQuiet, waitUntil } from './wait.js';

export interface Run {
  context: Context;
  publishers: Publishers;
  /** Where the demo's own site listens. */
  port: number;
  signal: AbortSignal;
  print(line: string): void;
}

/** For each of the two waits. */
const limitMs = 60_000;
const lookLimitMs = 2_000;

async function isServed(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(lookLimitMs) });
    const feed = (await response.json()) as { items?: unknown[] };
    return response.ok && (feed.items?.length ?? 0) > 0;
  } catch {
    return false;
  }
}

/** Milliseconds from the start of the process to the first feed with news in it. */
async function timeFirstFeed({ port, signal, print }: Run): Promise<number | undefined> {
  const url = `http://127.0.0.1:${port}/topics/${shownTopic}/feed.json`;
  if (!(await waitUntil(() => isServed(url), limitMs, signal))) return undefined;
  const firstFeedMs = performance.now();
  print(`The first feed was served after ${(firstFeedMs / 1000).toFixed(1)} seconds.`);
  return firstFeedMs;
}

/**
 * Has sources polled that were not polled since an instant, whatever their schedule says (on a later run most are not
 * due yet), and waits until nothing is left to do.
 */
async function readNews(
  { context, signal }: Run,
  sourceIds: readonly string[],
  since: Date,
): Promise<boolean> {
  const { database, queue, store } = context;
  const polled = new Map((await store.sources.list()).map(({ id, lastPollAt }) => [id, lastPollAt]));
  const unread = sourceIds.filter((id) => (polled.get(id) ?? new Date(0)) < since);
  await requestPolls(
    queue,
    unread.map((id) => ({ id, isNew: true })),
    context.now(),
  );
  return waitUntil(() => isQuiet(database, sourceIds, since), limitMs, signal);
}

/** Prints the demo's story; rejects with an `AbortError` when the signal ends it. */
export async function showRun(run: Run, startedAt: Date): Promise<void> {
  const { context, publishers, port, print } = run;
  const sourceIds = context.config.sources.map(({ id }) => id);
  print('Reading the news of two sample publishers ...');
  const [firstFeedMs, isRead] = await Promise.all([timeFirstFeed(run), readNews(run, sourceIds, startedAt)]);
  print('The Harbour Gazette changes an article; reading it again ...');
  const updatedAt = context.now();
  publishers.update();
  const isReadAgain = await readNews(run, changingSources, updatedAt);
  const names = new Map(context.config.sources.map(({ id, title }) => [id, title]));
  const figures = await readFigures(context.database, startedAt, names);
  const siteUrl = `http://localhost:${port}`;
  const finished = isRead && isReadAgain;
  print('');
  print(summarise({ siteUrl, publisherUrl: publishers.url, figures, firstFeedMs, finished }));
}
