import { describe, expect, it } from 'vitest';
import { identityKeys } from '../../src/group/identity-keys.js';

const text =
  'The ferry between the two islands will run again from Friday, after divers freed its rudder from a lost net, the port said.';

describe('identityKeys', () => {
  it('names guid, address and content', () => {
    const keys = identityKeys({ sourceId: 'coast', guid: '42', url: 'https://coast.example/a', text });
    expect(keys.map(({ kind }) => kind)).toEqual(['content', 'guid', 'url']);
    expect(keys[1]?.key).toBe('coast 42');
  });

  it('keeps equal guids of two sources apart', () => {
    expect(identityKeys({ sourceId: 'a', guid: '1' })).not.toEqual(
      identityKeys({ sourceId: 'b', guid: '1' }),
    );
  });

  it('gives one key for addresses that differ in tracking alone', () => {
    const keys = identityKeys({
      sourceId: 'coast',
      url: 'http://coast.example/a?utm_source=rss',
      canonicalUrl: 'https://coast.example/a',
      alternateUrls: ['https://COAST.example/a/'],
    });
    expect(keys).toEqual([{ kind: 'url', key: 'https://coast.example/a' }]);
  });

  it('ignores a canonical address that is the front page', () => {
    const keys = identityKeys({
      sourceId: 'coast',
      url: 'https://coast.example/a',
      canonicalUrl: 'https://coast.example/',
    });
    expect(keys).toEqual([{ kind: 'url', key: 'https://coast.example/a' }]);
  });

  it('has no content key under twenty words', () => {
    expect(identityKeys({ sourceId: 'coast', text: 'Ferry runs again' })).toEqual([]);
  });

  it('sorts its keys, whatever the order of the addresses', () => {
    const addresses = ['https://b.example/1', 'https://a.example/1', 'https://c.example/1'];
    const keys = identityKeys({ sourceId: 's', alternateUrls: addresses });
    expect(keys).toEqual(identityKeys({ sourceId: 's', alternateUrls: addresses.toReversed() }));
    expect(keys[0]?.key).toBe('https://a.example/1');
  });

  it('survives what is no address and bounds what is too long', () => {
    const keys = identityKeys({
      sourceId: 's',
      guid: 'x'.repeat(10_000),
      url: 'not an address',
      canonicalUrl: 'javascript:1',
    });
    expect(keys).toHaveLength(1);
    expect(keys[0]?.key.length).toBeLessThan(600);
  });
});
