import { describe, expect, it } from 'vitest';
import { storyFeatures } from '../../src/group/story-features.js';
import { TermStatistics } from '../../src/group/term-statistics.js';
import { heaviestTerms, weighTerms } from '../../src/group/term-vector.js';

const SHARES = { words: 0.7, title: 0.2, pairs: 0.1, names: 0 };
const features = (title: number[], text: number[]) =>
  storyFeatures(Int32Array.from(title), Int32Array.from(text), new Int32Array());

function weigh(statistics: TermStatistics, title: number[], text: number[], most = 100) {
  return weighTerms(features(title, text), SHARES, statistics, most);
}

describe('term vectors', () => {
  it('have length one and sorted terms', () => {
    const statistics = new TermStatistics();
    statistics.learn(features([], [50]));
    const vector = weigh(statistics, [3, -4], [9, 9, -8, 7]);
    expect(Math.hypot(...vector.weights)).toBeCloseTo(1, 3);
    expect([...vector.terms]).toEqual([...vector.terms].sort((a, b) => a - b));
  });

  it('weigh rare terms more than common ones', () => {
    const statistics = new TermStatistics();
    for (let at = 0; at < 50; at++) statistics.learn(features([], [1, 1000 + at]));
    const vector = weigh(statistics, [], [1, 2]);
    const heaviest = heaviestTerms(vector, 10);
    expect(heaviest).toContain(2);
    expect(heaviest.at(-1)).toBe(1);
  });

  it('keep the heaviest terms only', () => {
    const statistics = new TermStatistics();
    statistics.learn(features([], [1]));
    expect(weigh(statistics, [1, 2, 3], [4, 5, 6, 7], 5).terms.length).toBeLessThanOrEqual(6);
  });

  it('name the heaviest terms, heaviest first', () => {
    const statistics = new TermStatistics();
    for (let at = 0; at < 20; at++) statistics.learn(features([], at < 10 ? [1, 2] : [1]));
    expect([...heaviestTerms(weigh(statistics, [], [1, 2, 3]), 2)][0]).not.toBe(1);
    expect(heaviestTerms(weigh(statistics, [], [1, 2, 3]), 100)).toHaveLength(
      weigh(statistics, [], [1, 2, 3]).terms.length,
    );
  });
});

describe('TermStatistics', () => {
  it('goes on when it is full and keeps what is common', () => {
    const statistics = new TermStatistics(1000);
    for (let at = 0; at < 20_000; at++) statistics.learn(features([], [7, at * 7919 + 11]));
    expect(statistics.rarity(7)).toBeLessThan(0.1);
    expect(statistics.rarity(123_456_789)).toBeGreaterThan(3);
  });

  it('takes a term for rarer the more articles come without it', () => {
    const statistics = new TermStatistics();
    statistics.learn(features([], [7]));
    const before = statistics.rarity(7);
    statistics.learn(features([], [8]));
    expect(statistics.rarity(7)).toBeGreaterThan(before);
    expect(statistics.rarity(7)).toBe(Math.log(3));
  });
});
