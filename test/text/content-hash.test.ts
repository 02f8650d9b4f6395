import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/text/content-hash.js';

const text =
  'The harbour of Veltmar opened its new breakwater on Monday – three years late, and twice as dear as planned, the mayor’s office said.';

describe('contentHash', () => {
  it('is 128 bits in hex', () => {
    expect(contentHash(text)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is the same after changes of white space, case, punctuation and typography', () => {
    const retyped = text.replace('–', ' - ').replace('’', "'").replaceAll(' ', '\n  ').toUpperCase();
    expect(contentHash(retyped)).toBe(contentHash(text));
  });

  it('changes with a word and with the order of words', () => {
    expect(contentHash(text.replace('three', 'four'))).not.toBe(contentHash(text));
    expect(contentHash(text.replace('late, and twice', 'twice, and late'))).not.toBe(contentHash(text));
  });

  it('is absent under twenty words, where equal texts prove nothing', () => {
    expect(contentHash('Watch live: the press conference')).toBeUndefined();
  });
});
