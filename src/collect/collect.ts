/** One poll of one source: ask, read, key, store, decide when to ask again, hand on. */
import { interruption } from '../errors.js';
import { passEntries } from '../pipeline.js';
import type { HttpClient, JobQueue, Log, Now, Robots } from '../ports.js';
import type { PollEntries, PolledSource, StoredSubscription } from '../source-ports.js';
import type { Store } from '../store-ports.js';
import { plainAddress } from '../text/plain-address.js';
import type { DocumentRequest } from '../vocabulary/fetching.js';
import type { FetchOutcome } from '../vocabulary/outcome.js';
import type { PollResult, SourceRecord } from '../vocabulary/source.js';
import { chooseFeeds, chooseSitemaps } from './choose-feed.js';
import { type CollectSettings, isListing, isOpen, printOfReader, readerOf } from './collect-settings.js';
import { decideIntake } from './decide-intake.js';
import { decidePollResult } from './decide-poll-result.js';
import type { Address } from './decide-redirect.js';
import { decideHubTrust, type SubscriptionIntent } from './decide-subscription.js';
import { identifyEntries, judgeGuids } from './identify-entries.js';
import { listNames, nameEntries } from './key-entry.js';
import { planFollowUp, planRequest } from './plan-request.js';
import { type Reading, type ReadOptions, readAnswer } from './read-answer.js';
import { recordPollFindings } from './record-subscription.js';
import { discoverHub, type HubDiscovery } from './websub.js';

export type { CollectSettings };

export interface CollectPorts {
  store: Pick<Store, 'sources' | 'entries' | 'subscriptions'>;
  queue: JobQueue;
  http: HttpClient;
  robots: Robots;
  /** Undefined for a source that is no longer configured. */
  settingsOf(sourceId: string): CollectSettings | undefined;
  /** Subscribes at the hub a document names, where that hub could reach us. */
  subscribe(sourceId: string, found: HubDiscovery | undefined): Promise<SubscriptionIntent>;
  log: Log;
  now: Now;
  /** In [0, 1). */
  random(): number;
}

/** What reading needs of them: nothing that remembers. */
export type ReadPorts = Pick<CollectPorts, 'http' | 'robots' | 'log'>;

/** One poll under way. */
export interface Poll {
  source: SourceRecord;
  settings: CollectSettings;
  polledAt: Date;
}

export interface Findings {
  address: Address;
  outcome: FetchOutcome;
  reading: Reading;
  readAs: string;
  discoveredUrl?: string;
}

const recentArticles = 30;
/** Sources that were put off together drift apart by up to this share of their wait. */
const jitter = 0.1;

async function fetchDocument({ http }: ReadPorts, request: DocumentRequest, what: string) {
  const outcome = await http.fetchDocument(request);
  if (outcome.kind === 'failed' && outcome.failure === 'interrupted') throw interruption(`polling ${what}`);
  return outcome;
}

/** Pages and APIs are asked for only where robots.txt allows it. */
async function ask(ports: ReadPorts, { source }: Poll, request: DocumentRequest, minded: boolean) {
  const verdict = minded ? await ports.robots.judge(request.url) : { allowed: true as const };
  if (verdict.allowed) return fetchDocument(ports, request, source.id);
  const { because: reason, retryAfterMs } = verdict;
  const refusal: FetchOutcome =
    retryAfterMs === undefined
      ? { kind: 'blocked', failure: 'blocked-by-robots', reason }
      : {
          kind: 'slow-down',
          notAsked: true,
          retryAfterMs,
          reason,
          finalUrl: request.url,
          status: 0,
          headers: {},
          durationMs: 0,
        };
  return refusal;
}

/** As any feed document is read. */
function plainly({ settings, polledAt }: Poll): ReadOptions {
  return { now: polledAt, isSecret: settings.secrets.length > 0 };
}

/** The address leads to a page: the feeds it names are tried in turn, and the first good one is remembered. */
async function discover(ports: ReadPorts, poll: Poll, found: Findings): Promise<Findings> {
  if (found.outcome.kind !== 'fresh' || found.reading.failure !== 'not-a-feed') return found;
  let failed = found;
  for (const url of chooseFeeds(found.outcome)) {
    const outcome = await fetchDocument(ports, planFollowUp(url, poll.settings), poll.source.id);
    const reading = readAnswer(outcome, null, plainly(poll));
    if (reading.feed) {
      ports.log.info(
        { source: poll.source.id, feed: plainAddress(url) },
        'the address is a page; the feed it names is read',
      );
      return { ...found, outcome, reading, discoveredUrl: url };
    }
    // What is wrong with the feed says more than that the page is none.
    if (failed === found) failed = { ...found, outcome, reading };
  }
  return failed;
}

/** An index says nothing of whether its sitemaps changed, so that neither its hash nor its validators are kept. */
async function readSitemaps(ports: ReadPorts, poll: Poll, found: Findings): Promise<Findings> {
  const { outcome, reading } = found;
  const listed = reading.feed?.feed.sitemaps ?? [];
  if (!reading.feed || listed.length === 0 || outcome.kind !== 'fresh') return found;
  const entries = [...reading.feed.entries];
  for (const url of chooseSitemaps(listed)) {
    const answer = await fetchDocument(ports, planFollowUp(url, poll.settings), poll.source.id);
    entries.push(...(readAnswer(answer, null, plainly(poll)).feed?.entries ?? []));
  }
  const { bodyHash: _, ...rest } = reading;
  return {
    ...found,
    outcome: { ...outcome, validators: {} },
    reading: { ...rest, feed: { ...reading.feed, entries } },
  };
}

/** Asks and reads, and decides nothing. */
export async function readSource(ports: ReadPorts, poll: Poll): Promise<Findings> {
  const { source, settings, polledAt } = poll;
  const reader = readerOf(settings);
  const readAs = printOfReader(reader);
  const { address, request, knownHash } = planRequest(source, settings, readAs, polledAt);
  const outcome = await ask(ports, poll, request, isListing(reader));
  const reading = readAnswer(outcome, knownHash, { ...reader, ...plainly(poll) });
  const found = { address, outcome, reading, readAs };
  if (settings.type !== 'auto') return readSitemaps(ports, poll, found);
  return readSitemaps(ports, poll, await discover(ports, poll, found));
}

interface Sorted {
  entries: PollEntries;
  /** What the guids of the document say of the source. */
  guids: Partial<PollResult>;
}

async function sortEntries({ store }: CollectPorts, poll: Poll, reading: Reading): Promise<Sorted> {
  if (!reading.feed) return { entries: { added: [], changed: [] }, guids: {} };
  const { source, settings, polledAt: now } = poll;
  const names = nameEntries(reading.feed.entries);
  const known = await store.entries.findKnown(source.id, listNames(names));
  const identified = identifyEntries({ names, known, byAddress: source.guidsChangedAt !== null });
  const prints = new Map(known.map(({ key, print }) => [key, print]));
  const firstPoll = source.lastSuccessAt === null;
  const { entries } = identified;
  return {
    entries: decideIntake({ entries, known: prints, firstPoll, firstItems: settings.firstItems, now }),
    guids: judgeGuids(source, identified),
  };
}

/** A hub that delivered since the last poll may have sent us here; what is found then is no miss of its. */
async function judgeHub(
  { store }: CollectPorts,
  { source, polledAt }: Poll,
  subscription: StoredSubscription | undefined,
  { added }: PollEntries,
): Promise<void> {
  const { lastPollAt } = source;
  if (!subscription || !lastPollAt || (subscription.lastDeliveryAt ?? 0) > lastPollAt) return;
  const instants = added.flatMap(({ announced: { publishedAt } }) =>
    publishedAt ? [new Date(publishedAt)] : [],
  );
  const sinceLastPoll = instants.filter((instant) => instant > lastPollAt);
  const judged = recordPollFindings(subscription, sinceLastPoll, polledAt);
  if (judged.lastMissAt !== subscription.lastMissAt) await store.subscriptions.markMiss(source.id, polledAt);
}

/** A source that needs secrets is nobody else's business. */
async function followHub(ports: CollectPorts, { source, settings }: Poll, found: Findings): Promise<void> {
  const { outcome, reading } = found;
  if (!reading.feed || outcome.kind !== 'fresh' || !isOpen(settings)) return;
  const intent = await ports.subscribe(source.id, discoverHub(outcome, reading.feed.feed));
  if (intent.kind === 'keep') return;
  ports.log.info(
    { source: source.id, hub: intent.hub, because: intent.because },
    `asked the hub to ${intent.kind}`,
  );
}

function report(
  log: Log,
  { source, polledAt }: Poll,
  result: PollResult,
  entries: PollEntries,
  outcome: FetchOutcome,
): void {
  const lagMs = polledAt.getTime() - source.nextPollAt.getTime();
  const facts = {
    event: 'poll',
    source: source.id,
    lagMs,
    next: result.nextPollAt.toISOString(),
    because: result.pollBecause,
  };
  if (result.failure !== null) {
    log.warn(
      { ...facts, outcome: result.failure, reason: result.failureReason },
      'the source could not be read',
    );
    return;
  }
  const { added, changed } = entries;
  const held = added.filter(({ stage }) => stage === 'held').length;
  const answered = outcome.kind === 'not-modified' ? 'not-modified' : 'read';
  log.info(
    { ...facts, outcome: answered, new: added.length - held, held, changed: changed.length },
    'the source was read',
  );
}

/** Nothing was asked, so nothing is learnt, and no failure counts. */
async function putOff(ports: CollectPorts, { source, polledAt }: Poll, waitMs: number, reason: string) {
  const until = new Date(polledAt.getTime() + waitMs * (1 + jitter * ports.random()));
  await ports.store.sources.postpone(source.id, until, reason);
  ports.log.info(
    { event: 'poll-put-off', source: source.id, next: until.toISOString(), because: reason },
    'the poll was put off',
  );
}

async function record(
  ports: CollectPorts,
  poll: Poll,
  found: Findings,
  { recentInstants, hasSubscription }: PolledSource,
): Promise<void> {
  const { source, settings, polledAt } = poll;
  const { store } = ports;
  const [{ entries, guids }, subscription] = await Promise.all([
    sortEntries(ports, poll, found.reading),
    // As it is now: its hub may have delivered since.
    hasSubscription ? store.subscriptions.findBySource(source.id) : undefined,
  ]);
  const reliesOnHub = decideHubTrust(subscription, polledAt).relied;
  const decided = decidePollResult({
    ...found,
    source,
    plan: { ...settings.plan, reliesOnHub },
    polledAt,
    secrets: settings.secrets,
    knownInstants: recentInstants,
    random: ports.random(),
  });
  const result = { ...decided, ...guids };
  const toExtract = await store.sources.recordPoll(source.id, result, entries);
  await passEntries(ports.queue, 'extract', toExtract);
  report(ports.log, poll, result, entries, found.outcome);
  await judgeHub(ports, poll, subscription, entries);
  await followHub(ports, poll, found);
}

/**
 * Idempotent: a second poll finds every entry known. A source no longer configured is left alone, and so is one that was
 * polled since it was asked for.
 */
export async function collectSource(ports: CollectPorts, sourceId: string, askedAt?: Date): Promise<void> {
  const settings = ports.settingsOf(sourceId);
  if (!settings) return;
  const known = await ports.store.sources.findForPoll(sourceId, recentArticles);
  if (!known?.source.enabled) return;
  const { source } = known;
  if (askedAt && source.lastPollAt && source.lastPollAt > askedAt) return;
  const poll: Poll = { source, settings, polledAt: ports.now() };
  const found = await readSource(ports, poll);
  const { outcome } = found;
  if (outcome.kind === 'slow-down' && outcome.notAsked)
    return putOff(ports, poll, outcome.retryAfterMs ?? 0, outcome.reason);
  return record(ports, poll, found, known);
}
