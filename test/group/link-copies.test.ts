import { describe, expect, it } from 'vitest';
import { linkCopies } from '../../src/group/link-copies.js';

const holder = (articleId: string, sourceId: string, kind: 'guid' | 'url' | 'content' = 'url') => ({
  articleId,
  sourceId,
  kind,
});

describe('linkCopies', () => {
  it('leaves an article alone whose keys nobody else holds', () => {
    expect(linkCopies([{ id: '3', sourceId: 'north' }], new Map())).toEqual([]);
  });

  it('calls it a copy when another source had it first, and the same when its own source had', () => {
    const holders = new Map([['10', [holder('9', 'south')]]]);
    expect(linkCopies([{ id: '10', sourceId: 'north' }], holders)).toMatchObject([
      {
        articleId: '10',
        copyOf: '9',
        kind: 'exact',
        because: 'it has the same address',
        evidence: { level: 'exact', with: '9', key: 'url' },
      },
    ]);
    expect(linkCopies([{ id: '10', sourceId: 'south' }], holders)).toMatchObject([{ kind: 'same' }]);
  });

  it('lets the smaller id be the original even when the greater one claimed the key first', () => {
    const holders = new Map([['9', [holder('10', 'south', 'content')]]]);
    expect(linkCopies([{ id: '9', sourceId: 'north' }], holders)).toMatchObject([
      { articleId: '10', copyOf: '9', kind: 'exact', because: 'it has the same words' },
    ]);
  });

  it('links two known articles that a third one shows to be the same', () => {
    const holders = new Map([['7', [holder('2', 'south'), holder('5', 'west', 'content')]]]);
    expect(linkCopies([{ id: '7', sourceId: 'north' }], holders)).toMatchObject([
      { articleId: '5', copyOf: '2', kind: 'exact', because: 'it has the same words, as 7 shows' },
      { articleId: '7', copyOf: '2', kind: 'exact', because: 'it has the same address' },
    ]);
  });
});
