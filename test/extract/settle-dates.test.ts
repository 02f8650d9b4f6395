/** The instants an article is published under. */
import { expect, test } from 'vitest';
import { type StatedDates, settleDates } from '../../src/extract/settle-dates.js';

const firstSeenAt = new Date('2026-03-02T10:00:00Z');
const publishedAt = (stated: StatedDates) => settleDates(stated, firstSeenAt).publishedAt.toISOString();

test('what the entry says counts first, then the page, then when the entry was changed', () => {
  const [entryPublishedAt, pagePublishedAt, entryUpdatedAt] = [
    '2026-03-01T08:00:00.000Z',
    '2026-03-01T09:00:00.000Z',
    '2026-03-01T10:00:00.000Z',
  ];
  expect(publishedAt({ entryPublishedAt, pagePublishedAt, entryUpdatedAt })).toBe(entryPublishedAt);
  expect(publishedAt({ entryPublishedAt: 'soon', pagePublishedAt, entryUpdatedAt })).toBe(pagePublishedAt);
  expect(publishedAt({ entryUpdatedAt })).toBe(entryUpdatedAt);
});

test.each([
  ['no date', {}],
  ['a date that is none', { entryPublishedAt: 'yesterday' }],
  ['the next century', { entryPublishedAt: '2126-01-01T00:00:00Z' }],
  ['the next minute', { entryPublishedAt: '2026-03-02T10:01:00Z' }],
  ['the beginning of time', { entryPublishedAt: '1970-01-01T00:00:00Z' }],
])(
  '%s gives the moment it was first seen (feed validator, ImplausibleDate; NetNewsWire drops such dates)',
  (_name, stated) => {
    expect(publishedAt(stated)).toBe(firstSeenAt.toISOString());
  },
);
