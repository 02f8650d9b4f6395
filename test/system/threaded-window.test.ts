import { expect, test } from 'vitest';
import { openThreadedWindow } from '../../src/system/threaded-window.js';
import { bridgeGazette, bridgeHerald } from '../support/group-articles.js';

const options = { maxArticles: 100 };
const known = (articleId: string, print: Uint8Array) => ({
  articleId,
  print,
  copyOf: null,
  copyKind: null,
  storyId: articleId,
  because: 'test',
});

test('a window that takes in what is stored finds the reports that belong to it', async () => {
  const before = openThreadedWindow(options);
  const { prints } = await before.decide([bridgeGazette], new Map());
  await before.close();
  const after = openThreadedWindow(options);
  await after.restore(prints.map(({ articleId, print }) => known(articleId, print)));
  const { stories } = await after.decide([bridgeHerald], new Map());
  await after.close();
  expect(stories).toMatchObject([{ articleId: bridgeHerald.id, storyId: bridgeGazette.id }]);
});

test('what is stored of another version is left out', async () => {
  const window = openThreadedWindow(options);
  await window.restore([known('1', Buffer.from('no print'))]);
  expect((await window.decide([bridgeHerald], new Map())).stories).toEqual([]);
  await window.close();
});

test('whoever waits for a window that ends is told', async () => {
  const window = openThreadedWindow(options);
  const asked = window.decide([bridgeGazette], new Map());
  await window.close();
  await expect(asked).rejects.toThrow('has ended');
  await expect(window.restore([])).rejects.toThrow('has ended');
});
