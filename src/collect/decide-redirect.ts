/** Whether a source that answers with a permanent redirect has moved for good, and where to ask it. */
import { describeDuration } from '../text/describe-duration.js';

/** A 301 may be a slip of a server's configuration; the same answer for a week is meant. */
export const ADOPT_AFTER_MS = 7 * 24 * 60 * 60 * 1000;

/** An adopted address that fails this often is doubted, and the configured one is asked again. */
const DOUBT_AFTER_FAILURES = 3;

export interface Move {
  movedTo: string | null;
  movedSince: Date | null;
}

export interface Address {
  url: string;
  /** True where `url` is the one the source moved to. */
  adopted: boolean;
  /** False where the headers and password configured for the source belong to another origin. */
  keepsSecrets: boolean;
}

interface SourceAddress extends Move {
  /** As configured. */
  url: string;
  failures: number;
}

function isDue(move: Move, now: Date): boolean {
  return move.movedSince !== null && now.getTime() - move.movedSince.getTime() >= ADOPT_AFTER_MS;
}

function isDowngrade(from: URL, to: URL): boolean {
  return from.protocol === 'https:' && to.protocol === 'http:';
}

function parse(url: string | null): URL | undefined {
  return url !== null && URL.canParse(url) ? new URL(url) : undefined;
}

/** The address to ask now: the configured one until a move has been confirmed for seven days. */
export function chooseAddress(source: SourceAddress, now: Date): Address {
  const configured: Address = { url: source.url, adopted: false, keepsSecrets: true };
  const [from, to] = [parse(source.url), parse(source.movedTo)];
  if (!from || !to || !isDue(source, now) || isDowngrade(from, to)) return configured;
  if (source.failures >= DOUBT_AFTER_FAILURES) return configured;
  const keepsSecrets = from.origin === to.origin;
  if (keepsSecrets) {
    to.username = from.username;
    to.password = from.password;
  }
  return { url: to.href, adopted: true, keepsSecrets };
}

export interface RedirectFacts extends Move {
  /** Whether the address adopted earlier was asked, not the configured one. */
  adopted: boolean;
  /** Where a chain of permanent redirects ended; absent when there was none. */
  permanentUrl?: string;
  /** Whether what came at the end of it was a good document, or "not modified". */
  succeeded: boolean;
  now: Date;
}

export interface RedirectVerdict extends Move {
  because: string;
}

/** What to remember of a poll about a move; a failed poll neither confirms a move nor refutes it. */
export function decideRedirect(facts: RedirectFacts): RedirectVerdict {
  const { movedTo, movedSince, permanentUrl, now } = facts;
  const unchanged = { movedTo, movedSince };
  if (!facts.succeeded) return { ...unchanged, because: 'The poll failed, which says nothing about a move.' };
  // One move at a time: should the adopted address redirect in its turn, it does so on every poll, and works.
  if (facts.adopted) return { ...unchanged, because: 'The address it moved to answers.' };
  if (permanentUrl === undefined) {
    const because = 'The configured address answers without a permanent redirect.';
    return { movedTo: null, movedSince: null, because };
  }
  if (permanentUrl !== movedTo || movedSince === null) {
    return {
      movedTo: permanentUrl,
      movedSince: now,
      because: 'A permanent redirect seen for the first time.',
    };
  }
  const ageMs = now.getTime() - movedSince.getTime();
  const because = isDue(facts, now)
    ? 'The same permanent redirect for seven days: the new address is adopted.'
    : `The same permanent redirect for ${describeDuration(ageMs)}; adopted after seven days.`;
  return { ...unchanged, because };
}
