/** News lists read from JSON APIs. */
import { expect, test } from 'vitest';
import { defaultLimits } from '../../src/collect/parse-limits.js';
import { readJsonApi, valueAt } from '../../src/collect/read-json-api.js';
import { RepairLog } from '../../src/collect/repair-log.js';

const read = (value: unknown, paths: Parameters<typeof readJsonApi>[1]) =>
  readJsonApi(JSON.stringify(value), paths, {
    base: 'https://api.example/v1/news',
    limits: defaultLimits,
    repairs: new RepairLog(),
  });

test('dotted paths lead to the items and their fields', () => {
  const answer = {
    data: {
      list: [{ n: 7, link: { href: '/a' }, head: 'Rain &amp; wind', when: 1772452800, text: 'One\n\nTwo' }],
    },
  };
  const paths = {
    items: 'data.list',
    url: 'link.href',
    title: 'head',
    id: 'n',
    date: 'when',
    content: 'text',
  };
  expect(read(answer, paths)).toMatchObject({
    format: 'json',
    entries: [
      {
        guid: '7',
        url: 'https://api.example/a',
        title: 'Rain & wind',
        publishedAt: '2026-03-02T12:00:00.000Z',
        contentHtml: '<p>One</p><p>Two</p>',
      },
    ],
  });
});

test('an empty path is the answer itself', () => {
  expect(read([{ u: 'https://a.example/1' }], { items: '', url: 'u' })).toMatchObject({
    entries: [{ url: 'https://a.example/1' }],
  });
});

test('paths that lead nowhere are a failure of their own', () => {
  expect(read({ data: [] }, { items: 'data', url: 'u' })).toMatchObject({ failure: 'selector-empty' });
  expect(read([{ a: 1 }], { items: '', url: 'u' })).toMatchObject({ failure: 'selector-empty' });
});

test('paths take array positions and never reach what objects inherit', () => {
  expect(valueAt({ a: [{ b: 1 }] }, 'a[0].b')).toBe(1);
  expect(valueAt({}, 'constructor.name')).toBeUndefined();
});
