/** A WebSub subscriber's side of the protocol (W3C WebSub): discovery, requests, verification, deliveries. */
import { isSignedBy } from '../text/hub-signature.js';
import type { FeedFacts } from '../vocabulary/feed-document.js';
import { parseLinkHeader, type WebLink } from './link-header.js';

export interface HubDiscovery {
  /** In the publisher's order, at least one. */
  hubs: string[];
  /** What to subscribe to: the document's own word for its address. */
  topic: string;
}

/** A publisher may name several hubs; each is tried in its turn. */
const MAX_HUBS = 5;

/** Ten days, the lease most hubs give anyway. */
export const LEASE_SECONDS = 864_000;

const MIN_LEASE_SECONDS = 60;
const MAX_LEASE_SECONDS = 365 * 24 * 60 * 60;

/** Longer challenges are not echoed. */
const MAX_CHALLENGE_LENGTH = 2048;

function resolve(target: string, base: string): string[] {
  if (!URL.canParse(target, base)) return [];
  const url = new URL(target, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? [url.href] : [];
}

function select(links: readonly WebLink[], rel: string, base: string): string[] {
  return links.filter(({ rels }) => rels.includes(rel)).flatMap(({ target }) => resolve(target, base));
}

/**
 * Finds hub and topic of a document (section 4): the Link header goes before the document. Where the
 * document does not name its own address, the one it came from is the topic.
 */
export function discoverHub(
  answer: { finalUrl: string; headers: Readonly<Record<string, string>> },
  feed: Pick<FeedFacts, 'hubs' | 'selfUrl'>,
): HubDiscovery | undefined {
  const { finalUrl } = answer;
  const links = parseLinkHeader(answer.headers.link);
  const linked = select(links, 'hub', finalUrl);
  const hubs = linked.length > 0 ? linked : (feed.hubs ?? []).flatMap((hub) => resolve(hub, finalUrl));
  if (hubs.length === 0) return undefined;
  const own = feed.selfUrl === undefined ? [] : resolve(feed.selfUrl, finalUrl);
  const [topic = finalUrl] = [...select(links, 'self', finalUrl), ...own];
  return { hubs: [...new Set(hubs)].slice(0, MAX_HUBS), topic };
}

export interface SubscriptionRequest {
  mode: 'subscribe' | 'unsubscribe';
  topic: string;
  /** Our address for this subscription alone, unguessable. */
  callback: string;
  /** Less than 200 bytes. */
  secret?: string;
}

export const SUBSCRIPTION_CONTENT_TYPE = 'application/x-www-form-urlencoded';

/** The body to post to the hub (section 5.1). */
export function buildSubscriptionBody({ mode, topic, callback, secret }: SubscriptionRequest): string {
  const form = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': topic, 'hub.callback': callback });
  if (mode === 'subscribe') form.set('hub.lease_seconds', String(LEASE_SECONDS));
  if (mode === 'subscribe' && secret !== undefined) form.set('hub.secret', secret);
  return form.toString();
}

export type Verification =
  /** Answer 200 with the challenge as text/plain. */
  | { kind: 'confirmed'; mode: 'subscribe' | 'unsubscribe'; challenge: string; leaseSeconds: number }
  /** Answer 200: the hub will not serve us. */
  | { kind: 'denied'; reason: string }
  /** Answer 404: we did not ask for this. */
  | { kind: 'rejected'; because: string };

function readLease(value: string | null): number {
  const seconds = /^\d{1,12}$/.test(value ?? '') ? Number(value) : LEASE_SECONDS;
  return Math.min(Math.max(seconds, MIN_LEASE_SECONDS), MAX_LEASE_SECONDS);
}

function readDenial(query: URLSearchParams): string {
  // Free text of the hub: shortened, and rid of what could forge lines in a log.
  const words = (query.get('hub.reason') ?? '')
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 200);
  return words === '' ? 'The hub refuses the subscription.' : `The hub refuses the subscription: ${words}`;
}

/**
 * Judges a GET on a callback (sections 5.2 and 5.3) by what we last asked of the hub for it; `wanted` is
 * undefined for a callback we do not know.
 */
export function verifyIntent(
  query: URLSearchParams,
  wanted: Pick<SubscriptionRequest, 'mode' | 'topic'> | undefined,
): Verification {
  const mode = query.get('hub.mode');
  if (!wanted) return { kind: 'rejected', because: 'No subscription has this callback.' };
  if (query.get('hub.topic') !== wanted.topic) {
    return { kind: 'rejected', because: 'The hub names a topic that was not asked for.' };
  }
  if (mode === 'denied') return { kind: 'denied', reason: readDenial(query) };
  const challenge = query.get('hub.challenge') ?? '';
  if (mode !== wanted.mode)
    return { kind: 'rejected', because: `The hub asks to confirm something else than "${wanted.mode}".` };
  if (challenge === '' || challenge.length > MAX_CHALLENGE_LENGTH) {
    return { kind: 'rejected', because: 'The hub sends no usable challenge.' };
  }
  return {
    kind: 'confirmed',
    mode: wanted.mode,
    challenge,
    leaseSeconds: readLease(query.get('hub.lease_seconds')),
  };
}

export interface DeliveryVerdict {
  accepted: boolean;
  because: string;
}

/**
 * Judges the body of a POST on a callback (section 7.1). A delivery that is not accepted is answered with 2xx like any
 * other, so that nobody can try out signatures, and then forgotten.
 */
export function judgeDelivery(
  secret: string | undefined,
  body: Uint8Array,
  signature: string | undefined,
): DeliveryVerdict {
  if (secret === undefined) return { accepted: true, because: 'The subscription has no secret.' };
  if (signature === undefined) return { accepted: false, because: 'The delivery is not signed.' };
  if (isSignedBy(secret, body, signature)) return { accepted: true, because: 'The signature is right.' };
  return { accepted: false, because: 'The signature is wrong.' };
}
