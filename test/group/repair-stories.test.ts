import { describe, expect, it } from 'vitest';
import { repairStories } from '../../src/group/repair-stories.js';
import { StoryIndex, type StoryMember } from '../../src/group/story-index.js';

const DAY = 86_400_000;
const THRESHOLDS = { join: 0.3, margin: 0.05, merge: 0.35 };

function open(): StoryIndex {
  const times = { sigmaMs: 2 * DAY, closeMs: 7 * DAY, unknownTimeFactor: 0.5, sameSourceFactor: 0.5 };
  return new StoryIndex({ maxArticles: 100, ...times });
}

/** An article about the given terms, all of the same weight. */
function about(article: number, terms: number[], source = `source-${article}`): StoryMember {
  const sorted = Int32Array.from(terms).sort();
  const weights = new Float32Array(terms.length).fill(1 / Math.sqrt(terms.length));
  return { article, source, time: 0, vector: { terms: sorted, weights }, keys: sorted, weightSquares: 1 };
}

describe('repairStories', () => {
  it('moves an article to the story that turned out to be more alike', () => {
    const index = open();
    const first = index.open(about(0, [1, 2, 3, 4]));
    const second = index.open(about(1, [5, 6, 7, 8]));
    index.join(first, about(2, [1, 2, 5, 6, 7, 8]));
    const changes = repairStories(index, [0, 1], THRESHOLDS);
    expect(changes).toMatchObject([{ kind: 'moved', article: 2, from: 0, to: 1 }]);
    expect(second.members.map(({ article }) => article)).toEqual([1, 2]);
  });

  it('merges two stories of one event under the older id', () => {
    const index = open();
    index.open(about(0, [1, 2, 3, 4]));
    index.open(about(1, [1, 2, 3, 5]));
    expect(repairStories(index, [0, 1], THRESHOLDS)).toMatchObject([{ kind: 'merged', from: 1, to: 0 }]);
    expect([...index.stories.keys()]).toEqual([0]);
  });

  it('changes nothing where all is in its place, nor when it is run twice', () => {
    const index = open();
    index.open(about(0, [1, 2, 3, 4]));
    index.open(about(1, [1, 2, 3, 5]));
    index.open(about(2, [7, 8, 9]));
    repairStories(index, [0, 1, 2], THRESHOLDS);
    expect(repairStories(index, [0, 1, 2], THRESHOLDS)).toEqual([]);
  });

  it('leaves two articles of one publisher apart that two publishers would share', () => {
    const index = open();
    index.open(about(0, [1, 2, 3, 4], 'gazette'));
    index.open(about(1, [1, 2, 5, 6], 'gazette'));
    expect(repairStories(index, [0, 1], THRESHOLDS)).toEqual([]);
  });
});
