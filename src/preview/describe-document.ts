/** What a document says of itself and of its entries, and what a source would make of it. */

import type { Findings, Poll } from '../collect/collect.js';
import { decideIntake } from '../collect/decide-intake.js';
import { decidePollResult } from '../collect/decide-poll-result.js';
import { hideSecrets } from '../collect/hide-secrets.js';
import { identifyEntries } from '../collect/identify-entries.js';
import { nameEntries } from '../collect/key-entry.js';
import { shortestCronGap } from '../cron.js';
import { describeDuration } from '../text/describe-duration.js';
import type { KeyedEntry } from '../vocabulary/entry.js';
import type { FeedFormat, ParsedFeed, Repair } from '../vocabulary/feed-document.js';
import type { ReadySource } from './find-target.js';

export interface DocumentPreview {
  url: string;
  format: FeedFormat;
  title: string | null;
  language: string | null;
  entries: number;
  /** How many of them carry a date. */
  dated: number;
  /** How many of them a new source takes in; the others are only remembered. */
  admitted: number;
  repairs: Repair[];
  hubs: string[];
  /** The publisher's wish. */
  ttlMinutes: number | null;
  nextPollAt: string;
  nextPollBecause: string;
  /** What a person might want to change. */
  warnings: string[];
}

/** As far as the configuration fixes it. */
function paceOf({ cron, interval }: ReadySource): { setting: string; ms: number } | undefined {
  const ms = cron === undefined ? interval : shortestCronGap(cron);
  return ms === undefined ? undefined : { setting: cron === undefined ? '"interval"' : '"cron"', ms };
}

function warningsOf({ feed, entries }: ParsedFeed, reused: number, source: ReadySource): string[] {
  const { ttlMinutes = 0 } = feed;
  const wanted = describeDuration(ttlMinutes * 60_000);
  const pace = paceOf(source);
  const isHasty = pace !== undefined && pace.ms < ttlMinutes * 60_000;
  const undated = entries.filter(({ publishedAt, updatedAt }) => !publishedAt && !updatedAt).length;
  return [
    ...(isHasty
      ? [
          `${pace.setting} asks every ${describeDuration(pace.ms)}, and its publisher wants ${wanted} between polls (ttl)`,
        ]
      : []),
    ...(reused > 0 ? [`guids are given twice: ${reused} of them to another article`] : []),
    ...(entries.length > 0 && undated === entries.length
      ? [
          'no entry has a date: what is new counts as published when it is first seen, unless its page says more',
        ]
      : []),
  ];
}

/** With the entries that a new source would take in, newest first. */
export function describeDocument(
  poll: Poll,
  found: Findings,
  feed: ParsedFeed,
  configured: ReadySource,
): { document: DocumentPreview; admitted: KeyedEntry[] } {
  const { settings, polledAt: now, source } = poll;
  const { secrets, plan, firstItems } = settings;
  const { entries, reused } = identifyEntries({
    names: nameEntries(feed.entries),
    known: [],
    byAddress: false,
  });
  const { added } = decideIntake({ entries, known: new Map(), firstPoll: true, firstItems, now });
  const dateOf = ({ announced }: KeyedEntry) => announced.publishedAt ?? announced.updatedAt ?? '';
  const admitted = added
    .filter(({ stage }) => stage === 'extract')
    .toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)));
  const polled = decidePollResult({
    ...found,
    source,
    plan,
    polledAt: now,
    secrets,
    knownInstants: [],
    random: 0.5,
  });
  const { title = null, language = null, hubs = [], ttlMinutes = null } = feed.feed;
  const document = {
    url: hideSecrets('finalUrl' in found.outcome ? found.outcome.finalUrl : settings.url, secrets),
    format: feed.format,
    title,
    language,
    entries: entries.length,
    dated: entries.filter((entry) => dateOf(entry) !== '').length,
    admitted: admitted.length,
    repairs: feed.repairs,
    hubs,
    ttlMinutes,
    nextPollAt: polled.nextPollAt.toISOString(),
    nextPollBecause: polled.pollBecause,
    warnings: warningsOf(feed, reused, configured),
  };
  return { document, admitted };
}
