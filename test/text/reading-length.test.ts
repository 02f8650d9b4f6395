import { describe, expect, it } from 'vitest';
import { readingLength } from '../../src/text/reading-length.js';

describe('readingLength', () => {
  it('counts letters of alphabets as they are', () => {
    for (const text of ['', 'The harbour', 'Старый порт', 'الميناء القديم'])
      expect(readingLength(text)).toBe(text.length);
  });

  it('counts what is written in ideographs and syllables as the longer text it would be in letters', () => {
    const [english, japanese, korean] = [
      'The old harbour of the town will be closed before the end of the year.',
      '町の古い港は年内に閉鎖されることになった。',
      '마을의 오래된 항구는 올해 안에 폐쇄될 것이다.',
    ];
    for (const text of [japanese, korean]) {
      expect(readingLength(text)).toBeGreaterThan(english.length * 0.6);
      expect(readingLength(text)).toBeLessThan(english.length * 1.5);
    }
  });
});
