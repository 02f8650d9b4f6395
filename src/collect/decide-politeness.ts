/** When a server may be asked next: one budget per host and per registrable domain, shared by all workers. */
import { describeDuration } from '../text/describe-duration.js';
import { findRegistrableDomain } from '../text/registrable-domain.js';
import type { FetchOutcome } from '../vocabulary/outcome.js';

/** What the store keeps per key; a key without a record is free at once. */
export interface PolitenessRecord {
  /** `host:www.example.org`, `host:10.0.0.1:8080` or `domain:example.org`. */
  key: string;
  /** Earliest start of the next request that keeps the gap. */
  nextAllowedAt: Date | null;
  /** Until then nothing is asked: the server said so. */
  slowUntil: Date | null;
  /** Answers in a row that asked us to slow down. */
  slowDowns: number;
}

export interface PolitenessGaps {
  /** Between the starts of two requests to one host; a Crawl-delay may raise it. */
  hostGapMs: number;
  /** The same for everything under one registrable domain. */
  domainGapMs: number;
  /** A wait longer than this is not taken: the job gives its place up and comes back. */
  maxWaitMs: number;
}

export type Turn =
  | { kind: 'go'; waitMs: number; records: PolitenessRecord[] }
  | { kind: 'later'; retryAt: Date; because: string };

const FIRST_SLOW_DOWN_MS = 60_000;
const LONGEST_SLOW_DOWN_MS = 60 * 60 * 1000;

/** The keys whose budgets a request to an http or https URL draws on; lock their records in this order. */
export function listPolitenessKeys(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { host, hostname: name } = new URL(url);
  const hostname = name.replace(/\.$/, '');
  const domain = findRegistrableDomain(hostname);
  // Behind a bare address or a local name, each port is a server of its own.
  return domain === undefined ? [`host:${host}`] : [`domain:${domain}`, `host:${hostname}`];
}

function findRecord(records: readonly PolitenessRecord[], key: string): PolitenessRecord {
  return (
    records.find((record) => record.key === key) ?? {
      key,
      nextAllowedAt: null,
      slowUntil: null,
      slowDowns: 0,
    }
  );
}

function startOf(record: PolitenessRecord): number {
  return Math.max(record.nextAllowedAt?.getTime() ?? 0, record.slowUntil?.getTime() ?? 0);
}

function explainWait(last: PolitenessRecord, retryAt: Date): string {
  const name = last.key.slice(last.key.indexOf(':') + 1);
  const asked = last.slowUntil !== null && last.slowUntil.getTime() >= retryAt.getTime();
  return asked ? `${name} asked us to slow down.` : `Too many requests to ${name} are waiting already.`;
}

/**
 * Takes the next free place for a request, which is the latest of its keys' own. With `go`, wait `waitMs` and save the records (in the
 * transaction that read them); with `later`, nothing is reserved.
 */
export function decideTurn(
  keys: readonly string[],
  known: readonly PolitenessRecord[],
  gaps: PolitenessGaps,
  now: Date,
): Turn {
  const records = keys.map((key) => findRecord(known, key));
  const last = records.toSorted((a, b) => startOf(b) - startOf(a))[0];
  const startMs = Math.max(now.getTime(), last ? startOf(last) : 0);
  const waitMs = startMs - now.getTime();
  if (last && waitMs > gaps.maxWaitMs) {
    const retryAt = new Date(startMs);
    return { kind: 'later', retryAt, because: explainWait(last, retryAt) };
  }
  const reserved = records.map((record) => {
    const gapMs = record.key.startsWith('domain:') ? gaps.domainGapMs : gaps.hostGapMs;
    return { ...record, nextAllowedAt: new Date(startMs + gapMs) };
  });
  return { kind: 'go', waitMs, records: reserved };
}

function slowDown(record: PolitenessRecord, retryAfterMs: number | undefined, now: Date): PolitenessRecord {
  const guessMs = Math.min(FIRST_SLOW_DOWN_MS * 2 ** record.slowDowns, LONGEST_SLOW_DOWN_MS);
  const untilMs = Math.max(now.getTime() + (retryAfterMs ?? guessMs), record.slowUntil?.getTime() ?? 0);
  return { ...record, slowUntil: new Date(untilMs), slowDowns: record.slowDowns + 1 };
}

/**
 * What an answer teaches about the keys of its request: 429 and 503 close the host and the whole registrable domain, for
 * as long as Retry-After says, or else for a minute that doubles up to an hour. Returns the changed records only.
 */
export function recordAnswer(
  keys: readonly string[],
  known: readonly PolitenessRecord[],
  outcome: FetchOutcome,
  now: Date,
): PolitenessRecord[] {
  const records = keys.map((key) => findRecord(known, key));
  if (outcome.kind === 'slow-down') {
    return records.map((record) => slowDown(record, outcome.retryAfterMs, now));
  }
  if (outcome.kind !== 'fresh' && outcome.kind !== 'not-modified') return [];
  return records.filter(({ slowDowns }) => slowDowns > 0).map((record) => ({ ...record, slowDowns: 0 }));
}

/** For logs and health pages; undefined where the keys are free now. */
export function describeSlowDown(records: readonly PolitenessRecord[], now: Date): string | undefined {
  const slow = records.find(({ slowUntil }) => slowUntil !== null && slowUntil > now);
  if (!slow?.slowUntil) return undefined;
  const name = slow.key.slice(slow.key.indexOf(':') + 1);
  return `${name} is left alone for ${describeDuration(slow.slowUntil.getTime() - now.getTime())}: it asked us to slow down.`;
}
