/** The outbound HTTP client: undici's connections behind the address guard. */
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { HttpClient, HttpSender } from '../vocabulary/fetching.js';
import { createHostAllowance, findLiteralAddress, findRefusal } from './address-guard.js';
import { AddressRefusal, createGuardedLookup } from './guarded-lookup.js';
import { type Answer, type FetchLimits, runFetch } from './http-fetch.js';
import type { Hop } from './http-hop.js';
import { createNameLookup } from './name-lookup.js';

export interface HttpClientOptions extends FetchLimits {
  /** `network.allow`: `host` or `host:port` that may be fetched though its address is private. */
  allowHosts: readonly string[];
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  /** Longest silence within a body. */
  bodyTimeoutMs: number;
  connectionsPerHost: number;
  /** Stands in for the usual one. */
  lookup?: LookupFunction;
}

/** Error pages and redirects are read this far, so that the connection can be used again. */
const DISCARDED_BYTES = 16 * 1024;

/** Node's 16 KiB are too few for some sites' cookies and security policies. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Per address of a host with several (RFC 8305); Node's 250 ms gives up on hosts an ocean away. */
const ADDRESS_ATTEMPT_MS = 1000;

/** Guards at the socket, below redirects and the pool, so that no way of asking can go around it. */
function createConnector(options: HttpClientOptions): buildConnector.connector {
  const lookup = options.lookup ?? createNameLookup();
  const timing = {
    timeout: options.connectTimeoutMs,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
  };
  const connectAnywhere = buildConnector({ ...timing, lookup });
  const connectGuarded = buildConnector({ ...timing, lookup: createGuardedLookup(lookup) });
  const allows = createHostAllowance(options.allowHosts);
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    if (allows(target.hostname, port)) return connectAnywhere(target, callback);
    // A literal address never reaches the lookup.
    const literal = findLiteralAddress(target.hostname);
    const refusal = literal === undefined ? undefined : findRefusal(literal);
    if (literal === undefined || refusal === undefined) return connectGuarded(target, callback);
    process.nextTick(callback, new AddressRefusal(literal, literal, refusal), null);
  };
}

function flattenHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

async function send(agent: Dispatcher, hop: Hop, signal: AbortSignal): Promise<Answer> {
  const { statusCode, headers, body } = await agent.request({
    origin: hop.url.origin,
    path: `${hop.url.pathname}${hop.url.search}`,
    method: hop.body === undefined ? 'GET' : 'POST',
    headers: hop.headers,
    body: hop.body ?? null,
    signal,
  });
  // A body that breaks while nobody reads it must not bring the process down.
  body.on('error', () => undefined);
  return {
    status: statusCode,
    headers: flattenHeaders(headers),
    body,
    discard: (until) => body.dump({ limit: DISCARDED_BYTES, signal: until }).catch(() => undefined),
    close: () => void body.destroy(),
  };
}

/** Makes the client; `close` it, or its idle connections keep the process alive for some seconds. */
export function createHttpClient(options: HttpClientOptions): HttpClient & HttpSender {
  const agent = new Agent({
    connect: createConnector(options),
    maxHeaderSize: MAX_HEADER_BYTES,
    connections: options.connectionsPerHost,
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.bodyTimeoutMs,
  });
  const sendHop = (hop: Hop, signal: AbortSignal) => send(agent, hop, signal);
  return {
    fetchDocument: (request) => runFetch(sendHop, options, request),
    postDocument: (request) => runFetch(sendHop, options, request),
    close: () => agent.destroy(),
  };
}
