/** What becomes of a job that threw, by what it threw. */
import { CodedError } from '../errors.js';

/**
 * `wait`: a server is away, which is no fault of the job: it is tried again in place until the server is back.
 * `give-back`: cut off by our own stop: it goes back to the queue as if nobody had taken it.
 * `set-aside`: no retry can cure it. `try-again`: after a pause, a few times.
 */
export type FaultKind = 'wait' | 'give-back' | 'set-aside' | 'try-again';

/** SQLSTATE classes and codes of a server that is down, starting, full, or out of connections (PostgreSQL, Appendix A). */
const awayStates = /^(?:08|53|57P0[1-5]|58030|25006)/;
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);
/** Words of the drivers where they give no code. */
const awayWords =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|query read timeout|connection is closed|^(?:OOM|LOADING|READONLY|MISCONF|MASTERDOWN|CLUSTERDOWN) /i;

const deepest = 4;

function* chainOf(error: unknown): Generator<Error & { code?: unknown }> {
  let current = error;
  for (let depth = 0; depth < deepest && current instanceof Error; depth += 1) {
    yield current;
    current = current.cause;
  }
}

/** Whether a database or Redis is away, and not the request wrong. */
export function isOutage(error: unknown): boolean {
  for (const { code, message } of chainOf(error)) {
    if (typeof code === 'string' && (awayCodes.has(code) || awayStates.test(code))) return true;
    if (awayWords.test(message)) return true;
  }
  return false;
}

export function sortFault(error: unknown): FaultKind {
  if (error instanceof CodedError) {
    if (error.retry === 'later') return 'give-back';
    return error.retry === 'never' ? 'set-aside' : 'try-again';
  }
  return isOutage(error) ? 'wait' : 'try-again';
}
