import { describe, expect, it } from 'vitest';
import { SKETCH_SIZE, sketchText } from '../../src/group/sketch.js';
import { tokenise } from '../../src/text/tokenise.js';

const sketch = (text: string) => sketchText(text, tokenise(text));
const words = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `w${at + from}`).join(' ');

describe('sketchText', () => {
  it('keeps every shingle of a short text', () => {
    expect(sketch(words(30)).shingles).toHaveLength(28);
    expect(sketch(words(30)).total).toBe(28);
  });

  it('keeps a bounded sample of a long text and estimates its size', () => {
    const long = sketch(words(5000));
    expect(long.shingles).toHaveLength(SKETCH_SIZE);
    expect(long.total).toBeGreaterThan(3000);
    expect(long.total).toBeLessThan(8000);
  });

  it('samples the same shingles of the same passage in another text', () => {
    const passage = words(2000);
    const other = sketch(`${words(300, 9000)} ${passage}`);
    const shared = sketch(passage).shingles.filter((shingle) => other.shingles.includes(shingle));
    expect(shared.length).toBeGreaterThan(SKETCH_SIZE / 2);
  });

  it('is empty for texts of fewer than three words, and notes numbers', () => {
    expect(sketch('two words').shingles).toHaveLength(0);
    expect(sketch('Rates rose to 3.5 from 3.25 and 3.5').numbers).toHaveLength(2);
  });
});
