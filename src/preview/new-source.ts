/** A source as the store would hold it before its first poll. */
import type { SourceRecord } from '../vocabulary/source.js';

export function newSource(id: string, url: string, now: Date): SourceRecord {
  return {
    id,
    url,
    enabled: true,
    firstSeenAt: now,
    title: null,
    siteUrl: null,
    language: null,
    rights: null,
    hints: {},
    etag: null,
    lastModified: null,
    bodyHash: null,
    lastFullFetchAt: null,
    movedTo: null,
    movedSince: null,
    discoveredUrl: null,
    readAs: null,
    nextPollAt: now,
    pollBecause: 'new source',
    state: 'new',
    failure: null,
    failureReason: null,
    failures: 0,
    lastPollAt: null,
    lastSuccessAt: null,
    lastNewAt: null,
    guidsChangedAt: null,
    guidsBecause: null,
    guidsReused: 0,
  };
}
