/** Our hub (W3C WebSub): takes subscriptions, asks callbacks whether they meant it, sends them what changes. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Subscriber, SubscriberIntent, Subscribers } from '../feed-ports.js';
import { type DeliverJob, deliverPriorities, requestDeliveries } from '../pipeline.js';
import type { JobQueue, Log, Now } from '../ports.js';
import { deliveryHeaders, retryDelayMs } from '../publish/plan-delivery.js';
import { denialUrl, readHubRequest, verificationUrl } from '../serve/read-hub-request.js';
import type { Renderings } from '../store-ports.js';
import type { HttpClient, HttpSender } from '../vocabulary/fetching.js';
import type { FetchOutcome } from '../vocabulary/outcome.js';

export interface HubPorts {
  /** Refuses private addresses, as it does for feeds. */
  http: HttpClient & HttpSender;
  subscribers: Subscribers;
  renderings: Pick<Renderings, 'findFacts' | 'findBody'>;
  queue: JobQueue;
  /** Public address of the site without a slash at its end. */
  siteUrl: string;
  hubUrl: string;
  /** How long after a change every server has it, for subscribers that come at once to read it. */
  settleMs: number;
  /** Whether a path is that of a feed document which changes are sent of. */
  isFeed(path: string): boolean;
  log: Log;
  now: Now;
}

export interface HubAnswer {
  status: 202 | 400 | 404 | 429;
  /** To be sent as text/plain. */
  body: string;
}

export interface WebSubHub {
  /** POST at the hub. */
  request(form: URLSearchParams): Promise<HubAnswer>;
  /** Hands on the delivery of everything that subscribers do not have yet. */
  announce(): Promise<void>;
  /** One verification, delivery or denial; idempotent. */
  run(job: DeliverJob): Promise<void>;
  /** Takes leave of the subscribers of what is in none of these folders of the site any more: `/topics/x/`. */
  retire(folders: readonly string[]): Promise<void>;
  prune(): Promise<void>;
}

async function request(ports: HubPorts, form: URLSearchParams): Promise<HubAnswer> {
  const verdict = readHubRequest(form, ports.siteUrl);
  if (!verdict.ok) return { status: 400, body: verdict.because };
  const { path } = verdict.request;
  if (!ports.isFeed(path) || (await ports.renderings.findFacts(path)) === undefined)
    return { status: 404, body: 'hub.topic must be the address of a feed of this site.' };
  const intentId = await ports.subscribers.ask(verdict.request, ports.now());
  if (intentId === undefined)
    return { status: 429, body: 'Too many requests wait for their verification; please try again later.' };
  await requestDeliveries(ports.queue, [
    { id: `verify-${intentId}`, data: { kind: 'verify', intentId }, priority: deliverPriorities.word },
  ]);
  return { status: 202, body: 'The callback will be asked whether it meant that.' };
}

/** More than any challenge: an answer that is longer is none. */
const maxAnswerBytes = 1_024;

function echoes(outcome: FetchOutcome, challenge: string): boolean {
  if (outcome.kind !== 'fresh') return false;
  const expected = Buffer.from(challenge);
  return outcome.body.length === expected.length && timingSafeEqual(outcome.body, expected);
}

function reasonOf(outcome: FetchOutcome): string {
  return 'reason' in outcome ? outcome.reason : `The answer was ${outcome.status}.`;
}

const isOver = 'There is no such feed here any more.';

function tellDenial(
  ports: HubPorts,
  subscriber: Pick<Subscriber, 'callback' | 'path'>,
): Promise<FetchOutcome> {
  const url = denialUrl(subscriber, ports.siteUrl, isOver);
  return ports.http.fetchDocument({ url, maxBytes: maxAnswerBytes });
}

/** Asked once: a subscriber that could not answer asks again. */
async function verify(ports: HubPorts, intentId: string): Promise<void> {
  const intent: SubscriberIntent | undefined = await ports.subscribers.takeIntent(intentId);
  if (!intent) return;
  // The feed may have ended since the request was accepted.
  if (intent.mode === 'subscribe' && (await ports.renderings.findFacts(intent.path)) === undefined)
    return void (await tellDenial(ports, intent));
  const challenge = randomBytes(24).toString('base64url');
  const url = verificationUrl(intent, ports.siteUrl, challenge);
  const outcome = await ports.http.fetchDocument({ url, maxBytes: maxAnswerBytes });
  const { mode, path } = intent;
  const host = new URL(intent.callback).host;
  if (!echoes(outcome, challenge)) {
    ports.log.info({ mode, path, host, because: reasonOf(outcome) }, 'a callback did not confirm');
    return;
  }
  await ports.subscribers.confirm(intent, ports.now());
  ports.log.info({ mode, path, host }, 'a callback confirmed');
}

async function recordFailure(
  ports: HubPorts,
  subscriber: Subscriber,
  kind: SubscriberJob['kind'],
  outcome: FetchOutcome,
): Promise<void> {
  const { id, path } = subscriber;
  const facts = { path, host: new URL(subscriber.callback).host, because: reasonOf(outcome) };
  const delayMs = outcome.kind === 'gone' ? undefined : retryDelayMs(subscriber.failures + 1);
  if (delayMs === undefined) {
    await ports.subscribers.remove(id);
    ports.log.info({ ...facts, event: 'delivery', result: 'gone' }, 'a subscriber is gone');
    return;
  }
  const nextAttemptAt = new Date(ports.now().getTime() + delayMs);
  await ports.subscribers.recordFailure(id, nextAttemptAt);
  await requestDeliveries(ports.queue, [
    {
      ...subscriberJob(kind, id, `retry-${nextAttemptAt.getTime()}`),
      delayMs,
      priority: deliverPriorities.again,
    },
  ]);
  ports.log.info(
    { ...facts, event: 'delivery', result: 'failed', delayMs },
    'a delivery failed and is tried again',
  );
}

/** Always what is current, so that a late delivery never brings old news. */
async function deliver(ports: HubPorts, subscriberId: string): Promise<void> {
  const { subscribers, renderings, http, siteUrl, hubUrl } = ports;
  const subscriber = await subscribers.find(subscriberId, ports.now());
  const facts = subscriber && (await renderings.findFacts(subscriber.path));
  if (!subscriber || !facts || facts.etag === subscriber.deliveredEtag) return;
  const { id, callback, path, secret } = subscriber;
  const body = await renderings.findBody(path, 'identity', facts.etag);
  // It changed this very moment: that change is announced by itself.
  if (body === undefined) return;
  const headers = deliveryHeaders({
    body,
    hubUrl,
    selfUrl: siteUrl + path,
    ...(secret === null ? {} : { secret }),
  });
  const outcome = await http.postDocument({
    url: callback,
    body,
    contentType: facts.mediaType,
    headers,
    ignoresAnswer: true,
  });
  if (outcome.kind !== 'fresh') return recordFailure(ports, subscriber, 'deliver', outcome);
  await subscribers.recordDelivery(id, facts.etag);
  ports.log.info({ event: 'delivery', result: 'sent', path }, 'a change was delivered');
}

/** Unless the feed has come back. */
async function deny(ports: HubPorts, subscriberId: string): Promise<void> {
  const subscriber = await ports.subscribers.find(subscriberId, ports.now());
  if (!subscriber || (await ports.renderings.findFacts(subscriber.path)) !== undefined) return;
  const outcome = await tellDenial(ports, subscriber);
  if (outcome.kind !== 'fresh') return recordFailure(ports, subscriber, 'deny', outcome);
  await ports.subscribers.remove(subscriberId);
  ports.log.info({ path: subscriber.path }, 'a subscriber was told that its feed has ended');
}

/** A job that was lost in one slot is made anew in the next. */
const slotMs = 60_000;

function slotOf(now: Date): number {
  return Math.floor(now.getTime() / slotMs);
}

type SubscriberJob = Extract<DeliverJob, { subscriberId: string }>;

function subscriberJob(kind: SubscriberJob['kind'], subscriberId: string, occasion: string) {
  const data: SubscriberJob = { kind, subscriberId };
  return { id: `${kind}-${subscriberId}-${occasion}`, data };
}

function settling({ settleMs }: HubPorts): { delayMs?: number } {
  return settleMs > 0 ? { delayMs: settleMs } : {};
}

export function createWebSubHub(ports: HubPorts): WebSubHub {
  return {
    request: (form) => request(ports, form),
    async announce() {
      const now = ports.now();
      const behind = await ports.subscribers.findBehind(now);
      const jobs = behind.map(({ id, etag, failures }) => ({
        ...subscriberJob('deliver', id, `${etag.replaceAll('"', '')}-${slotOf(now)}`),
        ...settling(ports),
        ...(failures > 0 ? { priority: deliverPriorities.again } : {}),
      }));
      await requestDeliveries(ports.queue, jobs);
    },
    async run(job) {
      if (job.kind === 'verify') await verify(ports, job.intentId);
      if (job.kind === 'deliver') await deliver(ports, job.subscriberId);
      if (job.kind === 'deny') await deny(ports, job.subscriberId);
    },
    async retire(folders) {
      const left = await ports.subscribers.findOutside(folders);
      const jobs = left.map((id) => ({
        ...subscriberJob('deny', id, String(slotOf(ports.now()))),
        ...settling(ports),
        priority: deliverPriorities.word,
      }));
      await requestDeliveries(ports.queue, jobs);
    },
    prune: () => ports.subscribers.prune(ports.now()),
  };
}
