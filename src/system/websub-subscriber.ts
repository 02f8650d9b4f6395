/** Subscribes at hubs, answers their questions, and takes their deliveries (W3C WebSub, subscriber). */
import { randomBytes } from 'node:crypto';
import { decideSubscription, type SubscriptionIntent } from '../collect/decide-subscription.js';
import {
  continues,
  recordDelivery,
  recordRequest,
  recordVerification,
} from '../collect/record-subscription.js';
import {
  buildSubscriptionBody,
  type HubDiscovery,
  judgeDelivery,
  SUBSCRIPTION_CONTENT_TYPE,
  verifyIntent,
} from '../collect/websub.js';
import type { StoredSubscription, SubscriptionRecords } from '../source-ports.js';
import type { HttpSender } from '../vocabulary/fetching.js';

export interface SubscriberPorts {
  http: HttpSender;
  records: SubscriptionRecords;
  /** Public address of a callback. */
  callbackUrl(token: string): string;
  /** Has `ask` called soon, by somebody who has the time to wait for a hub. */
  handOn(sourceId: string, requestedAt: Date): Promise<void>;
  /** Whether a hub could reach the callback. */
  mayAsk(hub: string): boolean;
  now(): Date;
}

export interface CallbackAnswer {
  status: 200 | 202 | 404 | 410;
  /** To be sent as text/plain. */
  body: string;
}

export interface DeliveryAnswer extends CallbackAnswer {
  /** The source that has news; absent when the delivery was not accepted. */
  sourceId?: string;
  because: string;
}

export interface WebSubSubscriber {
  /** After a document of the source was read: has the hub asked where subscribing, renewing or leaving is due. */
  update(sourceId: string, found: HubDiscovery | undefined): Promise<SubscriptionIntent>;
  /** Asks the hub for what is on record; idempotent. */
  ask(sourceId: string): Promise<void>;
  /** Repeats requests that are due, and leaves for sources that are not wanted any more. */
  renew(isWanted: (sourceId: string) => boolean): Promise<void>;
  /** GET on a callback. */
  verify(token: string, query: URLSearchParams): Promise<CallbackAnswer>;
  /** POST on a callback. */
  deliver(token: string, body: Uint8Array, signature: string | undefined): Promise<DeliveryAnswer>;
}

type Request = Exclude<SubscriptionIntent, { kind: 'keep' }>;

/** 256 bits each: 43 characters, well below the 200 bytes a secret may have. */
function createRandomText(): string {
  return randomBytes(32).toString('base64url');
}

async function recordAndHandOn(
  { records, handOn, now }: SubscriberPorts,
  sourceId: string,
  request: Request,
  current: StoredSubscription | undefined,
): Promise<void> {
  const kept =
    current && (request.kind === 'unsubscribe' || continues(request, current)) ? current : undefined;
  const token = kept?.token ?? createRandomText();
  const secret = kept?.secret ?? createRandomText();
  const requestedAt = now();
  // Saved first: a quick hub asks back before it answers.
  await records.save({ ...recordRequest(request, current, requestedAt), sourceId, token, secret });
  await handOn(sourceId, requestedAt);
}

async function ask({ http, records, callbackUrl }: SubscriberPorts, sourceId: string): Promise<void> {
  const current = await records.findBySource(sourceId);
  if (!current) return;
  const { state, hub: url, topic, token, secret } = current;
  const mode = state === 'leaving' ? 'unsubscribe' : 'subscribe';
  const body = buildSubscriptionBody({ mode, topic, callback: callbackUrl(token), secret });
  // A refusal needs no record: a request that is not confirmed is repeated in its time.
  await http.postDocument({ url, body, contentType: SUBSCRIPTION_CONTENT_TYPE, ignoresAnswer: true });
}

async function verify(
  { records, now }: SubscriberPorts,
  token: string,
  query: URLSearchParams,
): Promise<CallbackAnswer> {
  const current = await records.findByToken(token);
  const mode = current?.state === 'leaving' ? 'unsubscribe' : 'subscribe';
  const verification = verifyIntent(query, current && { mode, topic: current.topic });
  if (!current || verification.kind === 'rejected') return { status: 404, body: '' };
  const changed = recordVerification(current, verification, now());
  if (changed) await records.save({ ...current, ...changed });
  else await records.remove(current.sourceId);
  return { status: 200, body: verification.kind === 'confirmed' ? verification.challenge : '' };
}

async function deliver(
  { records, now }: SubscriberPorts,
  token: string,
  body: Uint8Array,
  signature: string | undefined,
): Promise<DeliveryAnswer> {
  const current = await records.findByToken(token);
  if (!current) return { status: 410, body: '', because: 'No subscription has this callback.' };
  const { accepted, because } = judgeDelivery(current.secret, body, signature);
  if (!accepted) return { status: 202, body: '', because };
  await records.save({ ...current, ...recordDelivery(current, now()) });
  return { status: 202, body: '', sourceId: current.sourceId, because };
}

/** A hub that does not confirm that we leave is forgotten after this; its deliveries then answer 410. */
const leaveAfterMs = 24 * 60 * 60 * 1000;

async function renewOne(
  ports: SubscriberPorts,
  current: StoredSubscription,
  isWanted: boolean,
): Promise<void> {
  const { sourceId, hub, topic, state, requestedAt } = current;
  if (state === 'leaving' || (state !== 'active' && !isWanted)) {
    if (ports.now().getTime() - requestedAt.getTime() >= leaveAfterMs) await ports.records.remove(sourceId);
    return;
  }
  const found = isWanted && ports.mayAsk(hub) ? { hubs: [hub], topic } : undefined;
  const intent = decideSubscription(found, current, ports.now());
  if (intent.kind !== 'keep') await recordAndHandOn(ports, sourceId, intent, current);
}

export function createWebSubSubscriber(ports: SubscriberPorts): WebSubSubscriber {
  return {
    async update(sourceId, found) {
      const current = await ports.records.findBySource(sourceId);
      const hubs = found?.hubs.filter(ports.mayAsk) ?? [];
      const reachable = found && hubs.length > 0 ? { ...found, hubs } : undefined;
      const intent = decideSubscription(reachable, current, ports.now());
      if (intent.kind !== 'keep') await recordAndHandOn(ports, sourceId, intent, current);
      return intent;
    },
    ask: (sourceId) => ask(ports, sourceId),
    async renew(isWanted) {
      for (const current of await ports.records.list())
        await renewOne(ports, current, isWanted(current.sourceId));
    },
    verify: (token, query) => verify(ports, token, query),
    deliver: (token, body, signature) => deliver(ports, token, body, signature),
  };
}
