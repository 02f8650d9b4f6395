import { expect, it } from 'vitest';
import { describeGuids } from '../../src/collect/describe-guids.js';

const now = new Date('2026-05-04T12:00:00Z');

it('has nothing to say of a source whose guids hold', () => {
  expect(describeGuids({ guidsChangedAt: null, guidsBecause: null, guidsReused: 0 }, now)).toBeUndefined();
});

it('says since when and why addresses count, and how often a guid came again', () => {
  const text = describeGuids(
    {
      guidsChangedAt: new Date('2026-05-01T12:00:00Z'),
      guidsBecause: '9 of 10 known articles came with new guids',
      guidsReused: 2,
    },
    now,
  );
  expect(text).toBe(
    'Its guids change: 3 days ago 9 of 10 known articles came with new guids. Articles are known by their addresses instead. ' +
      '2 times it announced another article under the guid of an earlier one; both are kept.',
  );
});
