import { expect, test } from 'vitest';
import { addressKey } from '../../src/config/address-key.js';
import { freeId, planImport, slugOf } from '../../src/config/plan-import.js';
import { checkConfig } from '../../src/config.js';

function configOf(text: string) {
  const { config } = checkConfig('f.json', text, {});
  if (!config) throw new Error(text);
  return config;
}

test('spellings of one address are one source, and one that is known joins the topic of its folder', () => {
  const config = configOf('{ "sources": [{ "id": "quay", "url": "https://www.quay.test/feed/" }] }');
  const list = ['http://quay.test/feed', 'https://isle.test/a', 'https://isle.test/A/'].map((url) => ({
    url,
    folders: ['Harbour News'],
  }));
  expect(planImport(config, list)).toMatchObject({
    sources: [{ id: expect.any(String), url: 'https://isle.test/a' }],
    duplicates: ['http://quay.test/feed', 'https://isle.test/A/'],
    topics: [{ id: 'harbour-news', title: 'Harbour News', sources: ['quay', expect.any(String)] }],
  });
  expect(addressKey('https://isle.test/a?x=1')).not.toBe(addressKey('https://isle.test/a'));
});

test('a topic that is there stays as it is', () => {
  const config = configOf(
    '{ "sources": [{ "url": "https://a.test/" }], "topics": [{ "id": "ships", "match": "ship" }] }',
  );
  const plan = planImport(config, [{ url: 'https://b.test/', folders: ['Ships'] }]);
  expect([plan.topics, plan.kept]).toEqual([[], ['ships']]);
});

test('ids are free, short enough, and made of what addresses may hold', () => {
  const taken = new Set(['a', 'a-2']);
  expect([freeId('a', taken), freeId('a', taken), freeId('b', taken)]).toEqual(['a-3', 'a-4', 'b']);
  const long = 'x'.repeat(64);
  expect(freeId(long, new Set([long])).length).toBeLessThanOrEqual(64);
  expect([slugOf('Köln & Área'), slugOf('Мир'), slugOf('  --  ')]).toEqual(['koln-area', 'topic', 'topic']);
});
