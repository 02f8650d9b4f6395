import { describe, expect, it } from 'vitest';
import { repairStories } from '../../src/group/repair-stories.js';
import { StoryIndex } from '../../src/group/story-index.js';
import { about, DAY } from '../support/story-members.js';

function open(): StoryIndex {
  const times = {
    sigmaMs: 2 * DAY,
    closeMs: 7 * DAY,
    unknownTimeFactor: 0.5,
    sameSourceFactor: 0.5,
    openDensity: 0.25,
    fullDensity: 0.5,
    leastCosine: 0.8,
  };
  return new StoryIndex({ maxArticles: 100, ...times });
}

describe('repairStories', () => {
  it('moves an article to the story that turned out to be more alike', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4]));
    index.join(0, about(1, [1, 5, 6, 7]));
    index.join(2, about(2, [5, 6, 7, 8]));
    expect(repairStories(index, [0, 2], 0.3)).toMatchObject([
      { article: 1, from: 0, to: 1 },
      { article: 2, from: 2, to: 1 },
    ]);
    expect(index.stories.get(1)?.members.map(({ article }) => article)).toEqual([1, 2]);
  });

  it('merges two stories of one event under the older id', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4]));
    index.join(1, about(1, [1, 2, 3, 5]));
    expect(repairStories(index, [0, 1], 0.3)).toMatchObject([{ article: 1, from: 1, to: 0 }]);
    expect([...index.stories.keys()]).toEqual([0]);
  });

  it('looks at the stories around the ones that changed as well', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4]));
    index.join(1, about(1, [1, 2, 3, 5]));
    expect(repairStories(index, [1], 0.3)).toMatchObject([{ article: 1, to: 0 }]);
  });

  it('looks at every story that changed, however many there are', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4]));
    index.join(1, about(1, [1, 2, 3, 5]));
    index.join(2, about(2, [11, 12, 13, 14]));
    index.join(3, about(3, [11, 12, 13, 15]));
    expect(repairStories(index, [0, 1, 2, 3], 0.3, 1)).toMatchObject([
      { article: 1, to: 0 },
      { article: 3, to: 2 },
    ]);
  });

  it('changes nothing where all is in its place, nor when it is run twice', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4]));
    index.join(1, about(1, [1, 2, 3, 5]));
    index.join(2, about(2, [7, 8, 9]));
    repairStories(index, [0, 1, 2], 0.3);
    expect(repairStories(index, [0, 1, 2], 0.3)).toEqual([]);
  });

  it('leaves two articles of one publisher apart that two publishers would share', () => {
    const index = open();
    index.join(0, about(0, [1, 2, 3, 4], 'gazette'));
    index.join(1, about(1, [1, 2, 5, 6], 'gazette'));
    expect(repairStories(index, [0, 1], 0.3)).toEqual([]);
  });
});
