/** The HTTP client with manners: every fetch takes its turn in the budget of its host, shared by all workers. */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  decideTurn,
  listPolitenessKeys,
  type PolitenessGaps,
  type PolitenessRecord,
  recordAnswer,
  type Turn,
} from '../collect/decide-politeness.js';
import type { Now } from '../ports.js';
import type { PolitenessRecords } from '../source-ports.js';
import type { DocumentRequest, HttpClient } from '../vocabulary/fetching.js';
import type { FetchOutcome } from '../vocabulary/outcome.js';
import { createHostAllowance, findLiteralAddress, findRefusal } from './address-guard.js';
import type { HostGate } from './politeness.js';

export interface PolitePorts {
  http: HttpClient;
  records: Pick<PolitenessRecords, 'find' | 'update'>;
  /** Of this process. */
  gate: HostGate;
  now: Now;
}

export interface PoliteOptions {
  /** Between the starts of two requests to one host; half of it between two to one registrable domain. */
  hostGapMs: number;
  /** `network.allow`: the operator's own hosts, like loopback, are asked without a gap. */
  allowHosts: readonly string[];
}

/** A longer wait would keep the places of other hosts' work occupied; the work comes back instead. */
const maxWaitMs = 10_000;

const noGaps: PolitenessGaps = { hostGapMs: 0, domainGapMs: 0, maxWaitMs };

/** Tells the operator's own servers from other people's. */
function createOwnership(allowHosts: readonly string[]): (url: string) => boolean {
  const allows = createHostAllowance(allowHosts);
  return (url) => {
    const { hostname, port, protocol } = new URL(url);
    const literal = findLiteralAddress(hostname);
    const isPrivate = literal !== undefined && findRefusal(literal) !== undefined;
    return isPrivate || allows(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
  };
}

function putOff(url: string, turn: Extract<Turn, { kind: 'later' }>, now: Date): FetchOutcome {
  return {
    kind: 'slow-down',
    notAsked: true,
    retryAfterMs: Math.max(0, turn.retryAt.getTime() - now.getTime()),
    reason: turn.because,
    finalUrl: url,
    status: 0,
    headers: {},
    durationMs: 0,
  };
}

const interrupted: FetchOutcome = {
  kind: 'failed',
  failure: 'interrupted',
  reason: 'The program ended while the request was waiting for its turn.',
};

class PoliteHttp implements HttpClient {
  readonly #ports: PolitePorts;
  readonly #gaps: PolitenessGaps;
  readonly #isOwn: (url: string) => boolean;
  readonly #ending = new AbortController();

  constructor(ports: PolitePorts, { hostGapMs, allowHosts }: PoliteOptions) {
    this.#ports = ports;
    this.#gaps = { hostGapMs, domainGapMs: hostGapMs / 2, maxWaitMs };
    this.#isOwn = createOwnership(allowHosts);
    // One for each request that waits for its turn.
    setMaxListeners(0, this.#ending.signal);
  }

  async fetchDocument(request: DocumentRequest): Promise<FetchOutcome> {
    const { http, gate, now } = this.#ports;
    const keys = listPolitenessKeys(request.url);
    if (keys.length === 0) return http.fetchDocument(request);
    const turn = await this.#takeTurn(keys, this.#isOwn(request.url) ? noGaps : this.#gaps);
    if (turn.kind === 'later') return putOff(request.url, turn, now());
    if (!(await this.#waits(turn.waitMs, request.signal))) return interrupted;
    const outcome = await gate.run(request.url, () => http.fetchDocument(request));
    await this.#learn(outcome, turn.records);
    return outcome;
  }

  /** Without a gap nothing is reserved, and so nothing needs to be locked. */
  async #takeTurn(keys: readonly string[], gaps: PolitenessGaps): Promise<Turn> {
    const { records, now } = this.#ports;
    if (gaps.hostGapMs === 0) return decideTurn(keys, await records.find(keys), gaps, now());
    return records.update(keys, (known) => {
      const turn = decideTurn(keys, known, gaps, now());
      return { changed: turn.kind === 'go' ? turn.records : [], value: turn };
    });
  }

  async #waits(waitMs: number, signal: AbortSignal | undefined): Promise<boolean> {
    if (waitMs <= 0) return !this.#ending.signal.aborted && signal?.aborted !== true;
    const end = signal ? AbortSignal.any([signal, this.#ending.signal]) : this.#ending.signal;
    return sleep(waitMs, true, { signal: end }).catch(() => false);
  }

  /** A redirect may have led elsewhere: whoever asked us to slow down is the one left alone. */
  async #learn(outcome: FetchOutcome, records: readonly PolitenessRecord[]): Promise<void> {
    const isSlow = outcome.kind === 'slow-down';
    if (!isSlow && records.every(({ slowDowns }) => slowDowns === 0)) return;
    const keys = isSlow ? listPolitenessKeys(outcome.finalUrl) : records.map(({ key }) => key);
    await this.#ports.records.update(keys, (known) => ({
      changed: recordAnswer(keys, known, outcome, this.#ports.now()),
      value: undefined,
    }));
  }

  /** Ends what is waiting; the client underneath belongs to whoever opened it. */
  async close(): Promise<void> {
    this.#ending.abort();
  }
}

/** Wraps a client; a host that may not be asked yet gives `slow-down` with `notAsked` and the time to come back. */
export function createPoliteHttp(ports: PolitePorts, options: PoliteOptions): HttpClient {
  return new PoliteHttp(ports, options);
}
