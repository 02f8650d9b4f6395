import { expect, test } from 'vitest';
import { checkConfig } from '../src/config.js';

function check(source: object, variables: Record<string, string> = {}) {
  const text = JSON.stringify(
    { sources: [{ id: 'post', url: 'https://post.example/', ...source }] },
    null,
    2,
  );
  return checkConfig('feeds.config.json', text, variables);
}

test('names a variable that is not set, at the place where it is used', () => {
  const { config, problems } = check({ headers: { cookie: `session=\${POST_SESSION}` } });
  expect(config).toBeUndefined();
  expect(problems).toMatchObject([
    { path: '$.sources[0].headers.cookie', message: 'the environment variable POST_SESSION is not set' },
  ]);
});

test('fills variables into what is sent, and into nothing else', () => {
  const url = `https://post.example/?key=\${POST_KEY}`;
  const { config } = check({ url }, { POST_KEY: 'hush' });
  expect(config?.sources[0]).toMatchObject({ url, request: { url: 'https://post.example/?key=hush' } });
});

test('asks for the selectors of a listing page', () => {
  expect(check({ type: 'html' }).problems).toMatchObject([
    { severity: 'error', message: expect.stringContaining('needs selectors') },
  ]);
  expect(check({ type: 'html', select: { item: 'article' } }).problems).toEqual([]);
  expect(check({ select: { item: 'article' } }).problems).toEqual([]);
});

test('warns of paths and selectors that another type leaves unused', () => {
  const { config, problems } = check({ type: 'sitemap', paths: { items: 'a', url: 'b' } });
  expect(config).toBeDefined();
  expect(problems).toMatchObject([{ severity: 'warning', path: '$.sources[0].paths' }]);
});
