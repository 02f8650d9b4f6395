import { describe, expect, it } from 'vitest';
import { doubtGuids, isSameUnderGuid } from '../../src/group/doubt-guids.js';

const bridge = [
  'The old swing bridge at Marrow Quay will stay closed to lorries until the spring, the harbour board said on Monday.',
  'Engineers found cracks in two of the four main girders when they cleaned the deck in September.',
  'Repairs will cost about four million crowns, and half of that will come from the province.',
].join('\n');
const lighthouse = [
  'A keeper who lit the lamp of the northern lighthouse for forty years has written down what the sea taught him.',
  'His book is printed on paper that was made from sails, and every copy smells a little of tar and salt.',
  'Readers who visit him may climb the tower, if they promise to count the steps aloud on their way to the top.',
].join('\n');

const article = (id: string, path: string, title: string, text: string) => ({
  id,
  url: `https://post.example${path}`,
  title,
  text,
});
const first = article('1', '/bridge', 'Bridge stays closed', bridge);

describe('isSameUnderGuid', () => {
  it('holds two articles at one address for the same, whatever became of the words', () => {
    expect(isSameUnderGuid(first, article('2', '/bridge?utm_source=x', 'Other', lighthouse))).toBe(true);
  });

  it('holds an update with another headline and address for the same while the old words stand in it', () => {
    const update = article(
      '2',
      '/walkers',
      'Walkers may cross',
      `Walkers may cross from Friday on.\n${bridge}`,
    );
    expect(isSameUnderGuid(first, update)).toBe(true);
  });

  it('holds other words at another address for another article', () => {
    expect(isSameUnderGuid(first, article('2', '/keeper', 'Bridge stays closed', lighthouse))).toBe(false);
  });

  it('goes by the titles of short texts', () => {
    const short = article('1', '/a', 'Bridge stays closed', 'To lorries.');
    expect(isSameUnderGuid(short, article('2', '/b', 'Bridge stays closed', 'Until spring.'))).toBe(true);
    expect(isSameUnderGuid(short, article('2', '/b', 'Keeper writes book', ''))).toBe(false);
  });
});

describe('doubtGuids', () => {
  it('leaves out those who share only the guid, and no others', () => {
    const fresh = article('2', '/keeper', 'Keeper writes book', lighthouse);
    const holder = (kind: 'guid' | 'url') => ({ articleId: '1', sourceId: 'post', kind });
    const kept = (kind: 'guid' | 'url') =>
      doubtGuids([fresh], new Map([['2', [holder(kind)]]]), [first]).holders.get('2')?.length;
    expect(kept('guid')).toBe(0);
    expect(kept('url')).toBe(1);
  });

  it('lets the later article inherit the guid, whichever of them is looked at again', () => {
    const fresh = article('12', '/keeper', 'Keeper writes book', lighthouse);
    const holds = (articleId: string) => [{ articleId, sourceId: 'post', kind: 'guid' as const }];
    expect(doubtGuids([fresh], new Map([['12', holds('1')]]), [first]).heirs).toEqual(['12']);
    expect(doubtGuids([first], new Map([['1', holds('12')]]), [fresh]).heirs).toEqual([]);
  });
});
