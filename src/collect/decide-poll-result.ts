/** What a poll changes in its source: health, validators, address, the publisher's facts, the next poll. */
import type { FeedFacts, ParsedFeed } from '../vocabulary/feed-document.js';
import type { FetchOutcome } from '../vocabulary/outcome.js';
import type { PollingHints, PollResult, SourceRecord } from '../vocabulary/source.js';
import { decideNextPoll } from './decide-next-poll.js';
import { type Address, decideRedirect } from './decide-redirect.js';
import { hideSecrets } from './hide-secrets.js';
import type { PollPlan } from './poll-interval.js';
import type { Reading } from './read-answer.js';

export interface PollFindings {
  source: SourceRecord;
  plan: PollPlan;
  address: Address;
  outcome: FetchOutcome;
  reading: Reading;
  polledAt: Date;
  /** Print of how the document was read. */
  readAs: string;
  /** The feed that was found on the page at the address. */
  discoveredUrl?: string;
  /** Values to be kept out of everything that is shown. */
  secrets: readonly string[];
  /** Instants of articles the store knows, for a document that dates too few entries itself. */
  knownInstants: readonly Date[];
  /** In [0, 1). */
  random: number;
}

function hintsOf({ ttlMinutes, skipHours, skipDays }: FeedFacts): PollingHints {
  return {
    ...(ttlMinutes === undefined ? {} : { ttlMinutes }),
    ...(skipHours === undefined ? {} : { skipHours }),
    ...(skipDays === undefined ? {} : { skipDays }),
  };
}

function factsOf(feed: ParsedFeed | undefined, secrets: readonly string[]): Partial<PollResult> {
  if (!feed) return {};
  const { title, siteUrl, language, rights } = feed.feed;
  const isShown = siteUrl !== undefined && hideSecrets(siteUrl, secrets) === siteUrl;
  return {
    ...(title === undefined ? {} : { title }),
    ...(isShown ? { siteUrl } : {}),
    ...(language === undefined ? {} : { language }),
    ...(rights === undefined ? {} : { rights }),
    hints: hintsOf(feed.feed),
  };
}

/** Fewer dates than these say nothing of a habit. */
const enoughInstants = 3;

/** One or the other: an article in the document is in the store as well, and would count twice. */
function instantsOf({ reading, knownInstants }: PollFindings): readonly Date[] {
  const entries = reading.feed?.entries ?? [];
  const instants = entries.flatMap(({ publishedAt }) => (publishedAt ? [new Date(publishedAt)] : []));
  return instants.length >= enoughInstants ? instants : knownInstants;
}

function moveOf({ source, address, outcome, reading, polledAt }: PollFindings): Partial<PollResult> {
  const permanentUrl = 'permanentUrl' in outcome ? outcome.permanentUrl : undefined;
  const { movedTo, movedSince } = decideRedirect({
    movedTo: source.movedTo,
    movedSince: source.movedSince,
    adopted: address.adopted,
    ...(permanentUrl === undefined ? {} : { permanentUrl }),
    succeeded: reading.failure === null,
    now: polledAt,
  });
  return { movedTo, movedSince };
}

export function decidePollResult(findings: PollFindings): PollResult {
  const { source, plan, outcome, reading, polledAt, readAs, discoveredUrl, secrets, random } = findings;
  const facts = factsOf(reading.feed, secrets);
  const next = decideNextPoll({
    polledAt,
    plan,
    hints: facts.hints ?? source.hints,
    answer: reading.answer,
    failures: source.failures,
    published: instantsOf(findings),
    random,
  });
  const read = outcome.kind === 'fresh' && reading.failure === null;
  return {
    ...facts,
    ...moveOf(findings),
    polledAt,
    nextPollAt: next.nextPollAt,
    pollBecause: next.because,
    state: next.state,
    failures: next.failures,
    failure: reading.failure,
    failureReason: reading.failureReason && hideSecrets(reading.failureReason, secrets),
    ...(read ? { validators: outcome.validators, fullFetch: true, readAs } : {}),
    ...(discoveredUrl === undefined ? {} : { discoveredUrl }),
    ...(reading.bodyHash === undefined ? {} : { bodyHash: reading.bodyHash }),
  };
}
