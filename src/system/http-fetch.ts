/** One fetch from its first request to its outcome: redirects, deadline, caps, and the sense of the answer. */
import type { FetchFacts, FetchOutcome, Validators } from '../vocabulary/outcome.js';
import { startDeadline } from './deadline.js';
import { readBody } from './http-body.js';
import { explainFailure, FetchStop } from './http-failure.js';
import { findNextHop, type Hop, isConditional, type OutgoingRequest, startHops } from './http-hop.js';
import { judgeStatus } from './http-status.js';

/** What came back for one hop, before its body is read. */
export interface Answer {
  status: number;
  /** Lower-case names; repeated headers joined. */
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
  /** Reads a little of an unwanted body, so that the connection can be used again; never throws. */
  discard(signal: AbortSignal): Promise<void>;
  /** Lets go of the connection, whatever is left of the body. */
  close(): void;
}

export type Send = (hop: Hop, signal: AbortSignal) => Promise<Answer>;

export interface FetchLimits {
  userAgent: string;
  /** From the first byte sent to the last received, redirects and waiting for a connection included. */
  totalTimeoutMs: number;
  /** Of a body, packed and unpacked. */
  maxBytes: number;
  maxRedirects: number;
}

interface Arrival {
  hop: Hop;
  answer: Answer;
}

function readValidators(headers: Record<string, string>, fallback: Validators = {}): Validators {
  const etag = headers.etag ?? fallback.etag;
  const lastModified = headers['last-modified'] ?? fallback.lastModified;
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}

async function readAnswer(answer: Answer, maxBytes: number): Promise<Uint8Array> {
  try {
    const announced = Number(answer.headers['content-length']);
    if (announced > maxBytes) {
      throw new FetchStop('too-large', `The document is ${announced} bytes, above the cap of ${maxBytes}.`);
    }
    return await readBody(answer.body, answer.headers['content-encoding'], maxBytes);
  } finally {
    answer.close();
  }
}

/** An answer that is soon at its end leaves its connection for the next request. */
const ignoredAnswerMs = 1_000;

async function ignoreAnswer(answer: Answer): Promise<Uint8Array> {
  await answer.discard(AbortSignal.timeout(ignoredAnswerMs));
  answer.close();
  return new Uint8Array();
}

class Fetch {
  readonly #send: Send;
  readonly #limits: FetchLimits;
  readonly #request: OutgoingRequest;
  readonly #startedAt = performance.now();
  #host = 'The server';

  constructor(send: Send, limits: FetchLimits, request: OutgoingRequest) {
    this.#send = send;
    this.#limits = limits;
    this.#request = request;
  }

  async run(): Promise<FetchOutcome> {
    const deadline = startDeadline(this.#limits.totalTimeoutMs, this.#request.signal);
    try {
      const first = startHops(this.#request, this.#limits.userAgent);
      return await this.#settle(await this.#follow(first, deadline.signal), deadline.signal);
    } catch (error) {
      return explainFailure(deadline.signal.aborted ? deadline.signal.reason : error, this.#host);
    } finally {
      deadline.clear();
    }
  }

  async #follow(first: Hop, signal: AbortSignal): Promise<Arrival> {
    let hop = first;
    for (;;) {
      this.#host = hop.url.host;
      const answer = await this.#send(hop, signal);
      const next = findNextHop(hop, answer.status, answer.headers.location, this.#limits.maxRedirects);
      if (!next) return { hop, answer };
      await answer.discard(signal);
      hop = next;
    }
  }

  async #settle({ hop, answer }: Arrival, signal: AbortSignal): Promise<FetchOutcome> {
    const { status, headers } = answer;
    const moved = hop.permanent ? { permanentUrl: hop.url.href } : {};
    if (status >= 200 && status < 300) {
      const body = this.#request.ignoresAnswer
        ? await ignoreAnswer(answer)
        : await readAnswer(answer, this.#request.maxBytes ?? this.#limits.maxBytes);
      return {
        kind: 'fresh',
        body,
        validators: readValidators(headers),
        ...moved,
        ...this.#facts(hop, answer),
      };
    }
    await answer.discard(signal);
    const facts = this.#facts(hop, answer);
    if (status === 304 && isConditional(hop)) {
      const validators = readValidators(headers, this.#request.validators);
      return { kind: 'not-modified', validators, ...moved, ...facts };
    }
    return judgeStatus(facts, this.#host, Date.now());
  }

  #facts(hop: Hop, { status, headers }: Answer): FetchFacts {
    const durationMs = Math.round(performance.now() - this.#startedAt);
    return { finalUrl: hop.url.href, status, headers, durationMs };
  }
}

/** Runs one fetch; never throws. */
export function runFetch(send: Send, limits: FetchLimits, request: OutgoingRequest): Promise<FetchOutcome> {
  return new Fetch(send, limits, request).run();
}
