/** A source as the store gives it, right after it was configured. */
import type { SourceRecord } from '../../src/vocabulary/source.js';

const firstSeen = new Date('2026-01-01T00:00:00Z');

export function sourceRecord(facts: Partial<SourceRecord> & { id: string; url: string }): SourceRecord {
  return {
    enabled: true,
    firstSeenAt: firstSeen,
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
    nextPollAt: firstSeen,
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
    ...facts,
  };
}
