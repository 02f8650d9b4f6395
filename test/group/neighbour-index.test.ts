import { describe, expect, it } from 'vitest';
import { type Neighbour, NeighbourIndex } from '../../src/group/neighbour-index.js';

function holder(article: number, ...keys: number[]): Neighbour {
  return { article, keys: Int32Array.from(keys) };
}

function articlesAround(index: NeighbourIndex<Neighbour>, ...keys: number[]): number[] {
  return index.find(holder(1_000_000, ...keys)).map(({ article }) => article);
}

describe('NeighbourIndex', () => {
  it('finds those that share most terms first, and the newest of equals', () => {
    const index = new NeighbourIndex(100);
    for (const one of [holder(0, 1, 2, 3), holder(1, 3, 4), holder(2, 4, 5), holder(3, 9)]) index.add(one);
    expect(articlesAround(index, 1, 2, 3, 4)).toEqual([0, 1, 2]);
    expect(articlesAround(index, 4)).toEqual([2, 1]);
    expect(articlesAround(index, 8)).toEqual([]);
  });

  it('does not find the article itself', () => {
    const index = new NeighbourIndex(100);
    const first = holder(0, 1, 2);
    index.add(first);
    index.add(holder(1, 2, 3));
    expect(index.find(first).map(({ article }) => article)).toEqual([1]);
  });

  it('forgets the oldest when it is full, and says which', () => {
    const index = new NeighbourIndex(2);
    const forgotten = [holder(0, 1), holder(1, 1), holder(2, 1)].map((one) => index.add(one)?.article);
    expect(forgotten).toEqual([undefined, undefined, 0]);
    expect(articlesAround(index, 1)).toEqual([2, 1]);
  });

  it('finds two dozen of thousands', () => {
    const index = new NeighbourIndex(5_000);
    for (let at = 0; at < 3_000; at++) index.add(holder(at, 7, at + 100));
    expect(articlesAround(index, 7)).toEqual(Array.from({ length: 24 }, (_, at) => 2_999 - at));
  });
});
