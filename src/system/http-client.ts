/** The outbound HTTP client: guarded connections, redirects followed here, every answer a value. */
import { lookup as dnsLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { DocumentRequest, HttpClient } from '../vocabulary/fetching.js';
import type { FetchFacts, FetchOutcome, Validators } from '../vocabulary/outcome.js';
import { createHostAllowance, findLiteralAddress, findRefusal } from './address-guard.js';
import { startDeadline } from './deadline.js';
import { AddressRefusal, createGuardedLookup } from './guarded-lookup.js';
import { readBody } from './http-body.js';
import { explainFailure, FetchStop } from './http-failure.js';
import { findNextHop, type Hop, isConditional, startHops } from './http-hop.js';
import { judgeStatus } from './http-status.js';

export interface HttpClientOptions {
  userAgent: string;
  /** `network.allow`: `host` or `host:port` that may be fetched though its address is private. */
  allowHosts: readonly string[];
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  /** Longest silence within a body. */
  bodyTimeoutMs: number;
  /** From the first byte sent to the last received, redirects and waiting for a connection included. */
  totalTimeoutMs: number;
  maxBytes: number;
  maxRedirects: number;
  connectionsPerHost: number;
  /** Stands in for `dns.lookup`. */
  lookup?: LookupFunction;
}

/** Error pages and redirects are read this far, so that the connection can be used again. */
const DISCARDED_BYTES = 16 * 1024;

/** Per address of a host with several (RFC 8305); Node's 250 ms gives up on hosts an ocean away. */
const ADDRESS_ATTEMPT_MS = 1000;

/** Guards at the socket, below redirects and the pool, so that no way of asking can go around it. */
function createConnector(options: HttpClientOptions): buildConnector.connector {
  const lookup: LookupFunction = options.lookup ?? dnsLookup;
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

function readValidators(headers: Record<string, string>, fallback: Validators = {}): Validators {
  const etag = headers.etag ?? fallback.etag;
  const lastModified = headers['last-modified'] ?? fallback.lastModified;
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}

async function discard(body: Dispatcher.ResponseData['body'], signal: AbortSignal): Promise<void> {
  // The status is known already; what becomes of the rest no longer matters.
  await body.dump({ limit: DISCARDED_BYTES, signal }).catch(() => undefined);
}

class Fetch {
  readonly #agent: Dispatcher;
  readonly #options: HttpClientOptions;
  readonly #request: DocumentRequest;
  readonly #startedAt = performance.now();
  #host = 'The server';

  constructor(agent: Dispatcher, options: HttpClientOptions, request: DocumentRequest) {
    this.#agent = agent;
    this.#options = options;
    this.#request = request;
  }

  async run(): Promise<FetchOutcome> {
    const deadline = startDeadline(this.#options.totalTimeoutMs, this.#request.signal);
    try {
      return await this.#follow(startHops(this.#request, this.#options.userAgent), deadline.signal);
    } catch (error) {
      return explainFailure(deadline.signal.aborted ? deadline.signal.reason : error, this.#host);
    } finally {
      deadline.clear();
    }
  }

  async #follow(first: Hop, signal: AbortSignal): Promise<FetchOutcome> {
    let hop: Hop | undefined = first;
    for (;;) {
      const response = await this.#send(hop, signal);
      // A body that breaks while nobody reads it must not bring the process down.
      response.body.on('error', () => undefined);
      const headers = flattenHeaders(response.headers);
      const next = findNextHop(hop, response.statusCode, headers.location, this.#options.maxRedirects);
      if (!next) return this.#settle(hop, response, headers, signal);
      await discard(response.body, signal);
      hop = next;
    }
  }

  #send(hop: Hop, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    this.#host = hop.url.host;
    return this.#agent.request({
      origin: hop.url.origin,
      path: `${hop.url.pathname}${hop.url.search}`,
      method: 'GET',
      headers: hop.headers,
      signal,
    });
  }

  async #settle(
    hop: Hop,
    response: Dispatcher.ResponseData,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<FetchOutcome> {
    const status = response.statusCode;
    const moved = hop.permanent ? { permanentUrl: hop.url.href } : {};
    if (status >= 200 && status < 300) {
      const body = await this.#read(response, headers);
      const validators = readValidators(headers);
      return { kind: 'fresh', body, validators, ...moved, ...this.#facts(hop, status, headers) };
    }
    await discard(response.body, signal);
    const facts = this.#facts(hop, status, headers);
    if (status === 304 && isConditional(hop)) {
      const validators = readValidators(headers, this.#request.validators);
      return { kind: 'not-modified', validators, ...moved, ...facts };
    }
    return judgeStatus(facts, hop.url.host, Date.now());
  }

  async #read(response: Dispatcher.ResponseData, headers: Record<string, string>): Promise<Uint8Array> {
    const maxBytes = this.#request.maxBytes ?? this.#options.maxBytes;
    try {
      if (Number(headers['content-length']) > maxBytes) {
        const size = Number(headers['content-length']);
        throw new FetchStop('too-large', `The document is ${size} bytes, above the cap of ${maxBytes}.`);
      }
      return await readBody(response.body, headers['content-encoding'], maxBytes);
    } finally {
      response.body.destroy();
    }
  }

  #facts(hop: Hop, status: number, headers: Record<string, string>): FetchFacts {
    const durationMs = Math.round(performance.now() - this.#startedAt);
    return { finalUrl: hop.url.href, status, headers, durationMs };
  }
}

/** Makes the client; `close` it, or its idle connections keep the process alive for some seconds. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const agent = new Agent({
    connect: createConnector(options),
    connections: options.connectionsPerHost,
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.bodyTimeoutMs,
  });
  return {
    fetchDocument: (request) => new Fetch(agent, options, request).run(),
    close: () => agent.destroy(),
  };
}
