import { describe, expect, it } from 'vitest';
import { isMetaLine } from '../../src/extract/meta-line.js';

describe('isMetaLine', () => {
  it.each([
    'By Ann Quay',
    'By Ann Quay, Harbour Correspondent',
    'Von Ann Quay',
    'Published: today',
    'Last updated 5 March 2024 at 8:00',
    'March 5, 2024',
    'Tuesday, 5 March 2024 08:00 GMT',
    '05.03.2024',
    '4 min read',
    'Reading time: 3 minutes',
    'Share this article',
    'Share',
    '12 comments',
  ])('knows "%s"', (line) => {
    expect(isMetaLine(line)).toBe(true);
  });

  it.each([
    'By the sea, nothing is quick',
    'Back to school',
    'Date night by the pier',
    'Share prices fell',
    'Updated plans please nobody.',
    'May 2024 was the warmest month on record, the weather service said. It rained all of June.',
    '',
  ])('leaves "%s"', (line) => {
    expect(isMetaLine(line)).toBe(false);
  });
});
