/** Media types of enclosures. */
import { expect, test } from 'vitest';
import { toMediaType, toMedium } from '../../src/publish/media-type.js';

test('a well-formed declaration is kept, without parameters and in lower case', () => {
  expect(toMediaType('Audio/MPEG; codecs=mp3', 'https://x.example/a')).toBe('audio/mpeg');
  expect(toMediaType('application/vnd.ms-excel', 'https://x.example/a.mp3')).toBe('application/vnd.ms-excel');
});

test('a missing or broken declaration is replaced by what the ending says', () => {
  expect(toMediaType(undefined, 'https://x.example/a.MP3?x=.pdf')).toBe('audio/mpeg');
  expect(toMediaType('mp3', 'https://x.example/a.jpg#top')).toBe('image/jpeg');
  expect(toMediaType('', 'https://x.example/constructor')).toBe('application/octet-stream');
  expect(toMediaType('', 'https://x.example/a.constructor')).toBe('application/octet-stream');
});

test('pictures, sound and film are told apart', () => {
  expect([
    toMedium('image/png'),
    toMedium('audio/ogg'),
    toMedium('video/mp4'),
    toMedium('text/plain'),
  ]).toEqual(['image', 'audio', 'video', undefined]);
});
