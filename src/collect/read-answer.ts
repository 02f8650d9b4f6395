/** What a fetch came to once its document was read: a feed, nothing new, or a failure with its reason. */
import { createHash } from 'node:crypto';
import { plainAddress } from '../text/plain-address.js';
import type { ParsedFeed } from '../vocabulary/feed-document.js';
import type { FailureClass, FetchOutcome } from '../vocabulary/outcome.js';
import type { Reader } from './collect-settings.js';
import type { PollAnswer } from './decide-next-poll.js';
import { parseFeed } from './parse-feed.js';

export interface Reading {
  answer: PollAnswer;
  failure: FailureClass | null;
  failureReason: string | null;
  feed?: ParsedFeed;
  /** Of the octets that were read; the same octets need no second reading. */
  bodyHash?: string;
}

type Fresh = Extract<FetchOutcome, { kind: 'fresh' }>;

/** How the document is read, and what "two hours ago" counts from. */
export interface ReadOptions extends Reader {
  now: Date;
  /** Whether the address holds a key. */
  isSecret: boolean;
}

/** Links are resolved against the address, and one to the page itself would carry a key in the query along. */
function baseOf(address: string, isSecret: boolean): string {
  return isSecret ? plainAddress(address) : address;
}

function readFresh(outcome: Fresh, knownHash: string | null, { isSecret, ...reader }: ReadOptions): Reading {
  const bodyHash = createHash('sha256').update(outcome.body).digest('base64url');
  const good = { failure: null, failureReason: null, bodyHash };
  if (bodyHash === knownHash) return { ...good, answer: { kind: 'not-modified', headers: outcome.headers } };
  const { body: bytes, finalUrl, headers } = outcome;
  const parsed = parseFeed({ bytes, url: baseOf(finalUrl, isSecret), headers, ...reader });
  if (parsed.ok) return { ...good, answer: { kind: 'fresh', headers: outcome.headers }, feed: parsed.feed };
  const { failure, reason } = parsed;
  return { answer: { kind: 'failed', failure }, failure, failureReason: reason };
}

/** `knownHash` is the body hash of the last document that was read in the same way. */
export function readAnswer(outcome: FetchOutcome, knownHash: string | null, options: ReadOptions): Reading {
  switch (outcome.kind) {
    case 'fresh':
      return readFresh(outcome, knownHash, options);
    case 'not-modified':
      return { answer: outcome, failure: null, failureReason: null };
    case 'gone':
      return { answer: outcome, failure: 'gone', failureReason: outcome.reason };
    case 'slow-down':
      return { answer: outcome, failure: 'rate-limited', failureReason: outcome.reason };
    default:
      return { answer: outcome, failure: outcome.failure, failureReason: outcome.reason };
  }
}
