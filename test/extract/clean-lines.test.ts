import { describe, expect, it } from 'vitest';
import { cleanLines } from '../../src/extract/clean-lines.js';

const PROSE = 'The council voted on Tuesday to close the bridge until the end of the year.';

describe('cleanLines', () => {
  it('removes a line that is only an ad marker and says by which rule', () => {
    expect(cleanLines([PROSE, 'Advert', PROSE])).toEqual({
      lines: [PROSE, PROSE],
      removed: [{ rule: 'ad-marker', text: 'Advert', index: 1 }],
    });
  });

  it('keeps sentences that use the words', () => {
    const lines = [
      'Advertisement spending fell 3 %.',
      'Sponsored by Senator Miller, the bill passed with ease.',
      'Advertising is a hard business, he said.',
    ];
    expect(cleanLines(lines).lines).toEqual(lines);
  });

  it('removes the markers that the config adds for a source', () => {
    const { lines } = cleanLines([PROSE, '— PARTNER ZONE —'], { markers: ['Partner zone'] });
    expect(lines).toEqual([PROSE]);
  });

  it('keeps furniture whose rule is switched off', () => {
    const lines = [PROSE, 'READ MORE:'];
    expect(cleanLines(lines).lines).toEqual([PROSE]);
    expect(cleanLines(lines, { rules: { 'read-more': false } }).lines).toEqual(lines);
  });

  it('cuts a marker that is glued to the end of a paragraph and keeps the paragraph', () => {
    expect(cleanLines([`${PROSE}Advertisement`]).lines).toEqual([PROSE]);
  });

  it('removes the drawn rules that framed a marker', () => {
    expect(cleanLines([PROSE, '-----', 'Advertisement', '-----', PROSE]).lines).toEqual([PROSE, PROSE]);
  });

  it('keeps an item of a list about media', () => {
    const lines = ['- Radio', '- Advertising', '- Television'];
    expect(cleanLines(lines).lines).toEqual(lines);
  });
});
