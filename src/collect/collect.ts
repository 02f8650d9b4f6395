/** One poll of one source: ask, read, key, store, decide when to ask again, hand on. */
import { interruption } from '../errors.js';
import { passEntries } from '../pipeline.js';
import type { HttpClient, JobQueue, Log, Now } from '../ports.js';
import type { PollEntries, Store } from '../store-ports.js';
import type { ParsedFeed } from '../vocabulary/feed-document.js';
import type { FetchOutcome, Validators } from '../vocabulary/outcome.js';
import type { PollResult, SourceRecord } from '../vocabulary/source.js';
import { decideIntake } from './decide-intake.js';
import { decidePollResult } from './decide-poll-result.js';
import { type Address, chooseAddress } from './decide-redirect.js';
import { keyEntries } from './key-entry.js';
import type { PollPlan } from './poll-interval.js';
import { readAnswer } from './read-answer.js';

/** What the configuration says of a source's polling. */
export interface CollectSettings {
  plan: PollPlan;
  headers: Record<string, string>;
  firstItems: number;
}

export interface CollectPorts {
  store: Pick<Store, 'sources' | 'entries'>;
  queue: JobQueue;
  http: HttpClient;
  /** Undefined for a source that is no longer configured. */
  settingsOf(sourceId: string): CollectSettings | undefined;
  log: Log;
  now: Now;
  /** In [0, 1). */
  random(): number;
}

const weekMs = 7 * 24 * 3_600_000;
const recentArticles = 30;
const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, ' +
  'application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';

/** Once a week the validators are left out, in case the server answers 304 for ever. */
function validatorsFor(source: SourceRecord, now: Date): Validators {
  if (now.getTime() - (source.lastFullFetchAt?.getTime() ?? 0) >= weekMs) return {};
  return {
    ...(source.etag === null ? {} : { etag: source.etag }),
    ...(source.lastModified === null ? {} : { lastModified: source.lastModified }),
  };
}

function ask(
  { http }: CollectPorts,
  source: SourceRecord,
  address: Address,
  settings: CollectSettings,
  now: Date,
): Promise<FetchOutcome> {
  return http.fetchDocument({
    url: address.url,
    accept,
    headers: address.keepsSecrets ? settings.headers : {},
    validators: validatorsFor(source, now),
  });
}

async function sortEntries(
  { store }: CollectPorts,
  source: SourceRecord,
  firstItems: number,
  feed: ParsedFeed | undefined,
  now: Date,
): Promise<PollEntries> {
  if (!feed) return { added: [], changed: [] };
  const entries = keyEntries(feed.entries);
  const known = await store.entries.findPrints(
    source.id,
    entries.map(({ key }) => key),
  );
  return decideIntake({ entries, known, firstPoll: source.lastSuccessAt === null, firstItems, now });
}

function report(log: Log, source: SourceRecord, result: PollResult, entries: PollEntries): void {
  const facts = { source: source.id, next: result.nextPollAt.toISOString(), because: result.pollBecause };
  if (result.failure !== null) {
    log.warn(
      { ...facts, failure: result.failure, reason: result.failureReason },
      'the source could not be read',
    );
    return;
  }
  const { added, changed } = entries;
  const held = added.filter(({ stage }) => stage === 'held').length;
  log.info({ ...facts, new: added.length - held, held, changed: changed.length }, 'the source was read');
}

/** Idempotent: a second poll finds every entry known. A source no longer configured is left alone. */
export async function collectSource(ports: CollectPorts, sourceId: string): Promise<void> {
  const source = await ports.store.sources.find(sourceId);
  const settings = ports.settingsOf(sourceId);
  if (!source?.enabled || !settings) return;
  const polledAt = ports.now();
  const address = chooseAddress(source, polledAt);
  const outcome = await ask(ports, source, address, settings, polledAt);
  if (outcome.kind === 'failed' && outcome.failure === 'interrupted')
    throw interruption(`polling ${sourceId}`);
  const reading = readAnswer(outcome, source.bodyHash);
  const entries = await sortEntries(ports, source, settings.firstItems, reading.feed, polledAt);
  const result = decidePollResult({
    source,
    plan: settings.plan,
    address,
    outcome,
    reading,
    polledAt,
    knownInstants: await ports.store.sources.recentInstants(source.id, recentArticles),
    random: ports.random(),
  });
  const toExtract = await ports.store.sources.recordPoll(source.id, result, entries);
  await passEntries(ports.queue, 'extract', toExtract);
  report(ports.log, source, result, entries);
}
