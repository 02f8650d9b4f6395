/** What an answer without a document means, by its status code (RFC 9110 section 15). */
import type { FailureClass, FetchFacts, FetchOutcome } from '../vocabulary/outcome.js';
import { parseRetryAfter } from './retry-after.js';

const FAILURES: Record<number, readonly [FailureClass, string]> = {
  401: ['forbidden', 'asks for a user name and password'],
  403: ['forbidden', 'forbids us to read the document'],
  404: ['not-found', 'has no document at this address'],
  407: ['forbidden', 'asks for a proxy password'],
  408: ['timeout', 'gave up waiting for our request'],
  451: ['forbidden', 'withholds the document for legal reasons'],
};

function describeWait(retryAfterMs: number | undefined): string {
  return retryAfterMs === undefined ? '' : ` and to come back in ${Math.ceil(retryAfterMs / 1000)} s`;
}

function slowDown(facts: FetchFacts, host: string, now: number): FetchOutcome {
  const retryAfterMs = parseRetryAfter(facts.headers['retry-after'], now);
  const words = facts.status === 429 ? 'asks us to slow down' : 'says it is overloaded or under repair';
  const reason = `${host} ${words}${describeWait(retryAfterMs)} (${facts.status}).`;
  return { kind: 'slow-down', reason, ...facts, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

function explainStatus(facts: FetchFacts): readonly [FailureClass, string] {
  // Cloudflare names its browser check, which no header of ours passes.
  if (facts.status === 403 && facts.headers['cf-mitigated'] === 'challenge') {
    return ['forbidden', 'shows only browsers the document, after a check'];
  }
  const known = FAILURES[facts.status];
  if (known) return known;
  if (facts.status >= 500) return ['server-error', 'has a fault of its own'];
  if (facts.status >= 400) return ['client-error', 'does not accept the request'];
  return ['client-error', 'gave an answer that holds no document'];
}

/** The outcome for every status but 2xx, 304 and a redirect; `now` is a Unix time in milliseconds. */
export function judgeStatus(facts: FetchFacts, host: string, now: number): FetchOutcome {
  if (facts.status === 410) {
    return { kind: 'gone', reason: `${host} says the document was taken away for good (410).`, ...facts };
  }
  if (facts.status === 429 || facts.status === 503) return slowDown(facts, host, now);
  const [failure, words] = explainStatus(facts);
  return { kind: 'failed', failure, reason: `${host} ${words} (${facts.status}).`, status: facts.status };
}
