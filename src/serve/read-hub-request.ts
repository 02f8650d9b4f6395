/** Requests to our hub (W3C WebSub §5.1), read and checked before anything is asked of anyone. */

export interface HubRequest {
  mode: 'subscribe' | 'unsubscribe';
  /** Absolute address, as it was given. */
  callback: string;
  /** Path of the document on this site. */
  path: string;
  leaseSeconds: number;
  secret?: string;
}

export type HubRequestVerdict = { ok: true; request: HubRequest } | { ok: false; because: string };

const hourInSeconds = 3_600;
/** A subscriber asks for what it likes; nobody is called back for months after it has gone. */
const lease = { least: hourInSeconds, usual: 10 * 24 * hourInSeconds, most: 30 * 24 * hourInSeconds };
const maxAddressLength = 2_048;
/** §5.1: less than 200 bytes. */
const maxSecretBytes = 199;

function refuse(because: string): HubRequestVerdict {
  return { ok: false, because };
}

function isWebAddress(text: string): boolean {
  if (text.length > maxAddressLength || !URL.canParse(text)) return false;
  const { protocol, hash, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && hash === '' && username === '' && password === '';
}

function readLease(text: string | null): number {
  const wanted = /^\d{1,10}$/.test(text ?? '') ? Number(text) : lease.usual;
  return Math.min(Math.max(wanted, lease.least), lease.most);
}

/** The path of a document of this site; undefined for an address elsewhere. */
function pathOn(siteUrl: string, address: string): string | undefined {
  if (address.length > maxAddressLength || !URL.canParse(address)) return undefined;
  const { href } = new URL(address);
  const base = new URL(siteUrl).href.replace(/\/$/, '');
  return href.startsWith(`${base}/`) ? href.slice(base.length) : undefined;
}

/** `siteUrl` is the public address without a slash at its end. Whether the path is a feed, the caller knows. */
export function readHubRequest(form: URLSearchParams, siteUrl: string): HubRequestVerdict {
  const mode = form.get('hub.mode');
  if (mode !== 'subscribe' && mode !== 'unsubscribe')
    return refuse('hub.mode must be "subscribe" or "unsubscribe".');
  const callback = form.get('hub.callback') ?? '';
  if (!isWebAddress(callback))
    return refuse('hub.callback must be a web address without a user and a fragment.');
  const path = pathOn(siteUrl, form.get('hub.topic') ?? '');
  if (path === undefined) return refuse('hub.topic must be the address of a feed of this site.');
  const secret = form.get('hub.secret') ?? '';
  if (Buffer.byteLength(secret) > maxSecretBytes) return refuse('hub.secret must be under 200 bytes.');
  const leaseSeconds = readLease(form.get('hub.lease_seconds'));
  return {
    ok: true,
    request: { mode, callback, path, leaseSeconds, ...(secret === '' ? {} : { secret }) },
  };
}

/** Where a subscriber is asked whether it meant that (§5.3); what its address holds already stays. */
export function verificationUrl(request: HubRequest, siteUrl: string, challenge: string): string {
  const url = new URL(request.callback);
  url.searchParams.append('hub.mode', request.mode);
  url.searchParams.append('hub.topic', siteUrl + request.path);
  url.searchParams.append('hub.challenge', challenge);
  if (request.mode === 'subscribe')
    url.searchParams.append('hub.lease_seconds', String(request.leaseSeconds));
  return url.href;
}

/** How a subscriber learns that there is nothing to subscribe to, or no longer (§5.2). */
export function denialUrl(
  { callback, path }: Pick<HubRequest, 'callback' | 'path'>,
  siteUrl: string,
  reason: string,
): string {
  const url = new URL(callback);
  url.searchParams.append('hub.mode', 'denied');
  url.searchParams.append('hub.topic', siteUrl + path);
  url.searchParams.append('hub.reason', reason);
  return url.href;
}
