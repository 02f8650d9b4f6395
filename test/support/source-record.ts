/** A source as the store gives it, right after it was configured. */
import { newSource } from '../../src/preview/new-source.js';
import type { SourceRecord } from '../../src/vocabulary/source.js';

const firstSeen = new Date('2026-01-01T00:00:00Z');

export function sourceRecord(facts: Partial<SourceRecord> & { id: string; url: string }): SourceRecord {
  return { ...newSource(facts.id, facts.url, firstSeen), ...facts };
}
