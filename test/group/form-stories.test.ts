import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formStories } from '../../src/group/form-stories.js';
import { StoryIndex } from '../../src/group/story-index.js';
import { about, DAY } from '../support/story-members.js';

const times = {
  sigmaMs: 2 * DAY,
  closeMs: 7 * DAY,
  unknownTimeFactor: 0.5,
  sameSourceFactor: 0.5,
  openDensity: 0.25,
  fullDensity: 0.5,
  leastCosine: 0.8,
};
const { likeness } = new StoryIndex({ maxArticles: 10, ...times });

function form(...members: ReturnType<typeof about>[]): number[][] {
  const stories = formStories(members, { likeness, least: 0.3, neighbours: () => members });
  return stories
    .map(({ members: found }) => found.map(({ article }) => article))
    .toSorted(([left = 0], [right = 0]) => left - right);
}

describe('formStories', () => {
  it('joins the most alike first, so that an article between two events goes to the nearer', () => {
    expect(form(about(0, [1, 2, 3, 4]), about(1, [1, 2, 5, 6, 7]), about(2, [5, 6, 7, 8]))).toEqual([
      [0],
      [1, 2],
    ]);
  });

  it('never welds a chain whose ends have nothing in common', () => {
    const chain = Array.from({ length: 8 }, (_, at) => about(at, [at, at + 1, at + 2, at + 3]));
    expect(Math.max(...form(...chain).map((story) => story.length))).toBeLessThanOrEqual(4);
  });

  it('gives the same stories whatever the order of the articles', () => {
    const members = Array.from({ length: 9 }, (_, at) =>
      about(at, [at % 4, 4 + (at % 3), 9 + (at % 2), 20 + at]),
    );
    const stories = form(...members);
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: 9 }), (shuffled) => {
        expect(form(...shuffled)).toEqual(stories);
      }),
    );
  });
});
