import { describe, expect, it } from 'vitest';
import { withoutCuts } from '../../src/extract/cuts.js';
import { findGluedMarkers } from '../../src/extract/glued-marker.js';

describe('findGluedMarkers', () => {
  it.each([
    ['The trial has ended.Advertisement', 'The trial has ended.'],
    ['The trial has ended. Advertisement', 'The trial has ended.'],
    ['“The trial has ended.”ADVERTISEMENT', '“The trial has ended.”'],
    ['Der Prozess ist beendet.Anzeige', 'Der Prozess ist beendet.'],
    ['Le procès est terminé. La suite après la publicité', 'Le procès est terminé.'],
    ['ADVERTISEMENT - CONTINUE READING BELOW The minister said no.', 'The minister said no.'],
    ['Story continues below this ad The minister said no.', 'The minister said no.'],
    ['AdvertisementThe minister said no.', 'The minister said no.'],
    ['Advertisement The minister said no.', 'The minister said no.'],
    ['It ended. Story continues below advertisement The judge left.', 'It ended. The judge left.'],
    ['It ended. ADVERTISEMENT The judge left.', 'It ended. The judge left.'],
  ])('cuts the marker out of %j', (text, expected) => {
    expect(withoutCuts(text, findGluedMarkers(text))).toBe(expected);
  });

  it.each([
    'He named the culprit. Advertisement.',
    'It was marketing vs. Advertisement',
    'Advertisement Standards Authority officials met on Monday.',
    'ADVERTISING giant Example will cut 300 jobs.',
    'Brought to you by Example, the show moves to Paris.',
    'He works in marketing and in advertising',
    'Ad The Movie opens on Friday.',
    'SKIP THE LINE: THE NEW RULES',
  ])('leaves %j', (text) => {
    expect(findGluedMarkers(text)).toEqual([]);
  });
});
