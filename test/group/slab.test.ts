import { describe, expect, test } from 'vitest';
import { Slab } from '../../src/group/slab.js';

describe('a slab', () => {
  test('keeps what arrays held, whatever becomes of them and whatever is kept after them', () => {
    const slab = new Slab();
    const given = Array.from({ length: 500 }, (_, at) => ({
      ints: Int32Array.from({ length: at % 40 }, (_value, place) => at * 1_000 - place),
      floats: Float32Array.from({ length: at % 7 }, (_value, place) => at + place / 4),
    }));
    const kept = given.map(({ ints, floats }) => [slab.keepInts(ints), slab.keepFloats(floats)]);
    const before = given.map(({ ints, floats }) => [ints.slice(), floats.slice()]);
    for (const { ints, floats } of given) {
      ints.fill(0);
      floats.fill(0);
    }
    expect(kept).toEqual(before);
  });

  test('holds many arrays in one piece of memory, and not more than those of a few articles', () => {
    const slab = new Slab();
    const kept = Array.from({ length: 120 }, () => slab.keepInts(new Int32Array(160)));
    const pieces = new Set(kept.map(({ buffer }) => buffer));
    expect(pieces.size).toBeGreaterThan(2);
    expect(pieces.size).toBeLessThan(12);
  });

  test('keeps an array that is larger than a piece', () => {
    const slab = new Slab();
    const large = Int32Array.from({ length: 100_000 }, (_, at) => at);
    const small = slab.keepInts(Int32Array.of(7));
    expect(slab.keepInts(large)).toEqual(large);
    expect([...small, ...slab.keepInts(Int32Array.of(8))]).toEqual([7, 8]);
  });
});
