import { describe, expect, it } from 'vitest';
import { StoryIndex } from '../../src/group/story-index.js';
import { about, DAY } from '../support/story-members.js';

function open(maxArticles = 100): StoryIndex {
  const times = {
    sigmaMs: 2 * DAY,
    closeMs: 7 * DAY,
    unknownTimeFactor: 0.5,
    sameSourceFactor: 0.5,
    openDensity: 0.25,
    fullDensity: 0.5,
    leastCosine: 0.8,
  };
  return new StoryIndex({ maxArticles, ...times });
}

describe('StoryIndex', () => {
  it('finds the story whose members an article is most like', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4]));
    index.join(1, about(1, [5, 6, 7, 8]));
    expect(index.find(about(2, [1, 5, 6, 7]))?.story.id).toBe(1);
  });

  it('finds nothing for an article without terms in common', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4]));
    expect(index.find(about(1, [5, 6, 7, 8]))).toBeUndefined();
  });

  it('counts the least alike member most: sharing one actor with a story is not enough', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4]));
    const alone = index.find(about(9, [1, 2, 8, 9]))?.score ?? 0;
    index.join(0, about(1, [3, 4, 5, 6]));
    expect(index.find(about(9, [1, 2, 8, 9]))?.score ?? 0).toBeLessThan(alone / 2);
  });

  it('is less sure of articles days apart, and never joins them after a week', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4]));
    const at = (days: number) => index.find(about(1, [1, 2, 3, 5], 'gazette', days * DAY))?.score ?? 0;
    expect(at(1)).toBeLessThan(at(0));
    expect(at(3)).toBeLessThan(at(1));
    expect(at(8)).toBe(0);
  });

  it('asks for more where many others are as close, up to what one story of many reports would have', () => {
    const index = open();
    const likenessAmong = (others: number) => {
      const crowded = open();
      for (let at = 0; at <= others; at++) {
        const member = about(at, [1, 2, 3, 10 + at]);
        crowded.meet(member);
        crowded.join(at, member);
      }
      const [first, second] = [0, 1].map((id) => crowded.stories.get(id)?.members[0]);
      return first && second ? index.likeness(first, second) : 0;
    };
    expect(likenessAmong(1)).toBeCloseTo(0.75);
    expect(likenessAmong(3)).toBeLessThan(likenessAmong(1));
    expect(likenessAmong(30)).toBeCloseTo(0.5);
  });

  it('forgets the oldest articles when it is full', () => {
    const index = open(2);
    index.join(0, about(0, [1, 2, 3]));
    index.join(1, about(1, [4, 5, 6]));
    index.join(2, about(2, [7, 8, 9]));
    expect(index.find(about(3, [1, 2, 3]))).toBeUndefined();
    expect([...index.stories.keys()]).toEqual([1, 2]);
  });
});
