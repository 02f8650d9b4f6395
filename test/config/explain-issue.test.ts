import { expect, test } from 'vitest';
import { checkConfig, showProblem } from '../../src/config.js';
import { mistakes } from './mistakes.js';

function check(text: string) {
  return checkConfig('feeds.config.json', text, {});
}

test.each(mistakes)('tells the place and the fix of $name', ({ text, path, line }) => {
  const { problems } = check(text);
  const found = problems.filter((one) => one.path === path && one.line === line);
  expect(found).toHaveLength(1);
  expect(found[0]?.fix).toMatch(/^[A-Z].{7,}[.?\w]$/);
  expect(found[0]?.fix).not.toContain('See the table');
});

test('has a list of at least sixty mistakes, of which none hides what is told of another', async () => {
  expect(mistakes.length).toBeGreaterThanOrEqual(60);
  const told = mistakes.map(
    ({ name, text }) => `${name}\n${check(text).problems.map(showProblem).join('\n')}`,
  );
  // Read them as somebody who wrote the mistake: `npx vitest run test/config -u` renews them.
  await expect(`${told.join('\n\n').replaceAll(process.cwd(), '/srv')}\n`).toMatchFileSnapshot(
    'mistakes.txt',
  );
});

test('shows no secret in what it says of it', () => {
  const told = check(
    `{ "sources": [{ "url": "ftp://ann:hush@paper.example/", "headers": { "cookie": 77001 } }],
      "topics": [{ "id": "a", "match": "x", "token": "hush" }] }`,
  ).problems.map(showProblem);
  expect(told).toHaveLength(3);
  expect(told.join('\n')).not.toMatch(/hush|77001/);
});

test('tells what is wrong with topics although a source is wrong too', () => {
  const { problems } = check(
    `{ "sources": [{ "id": "a", "url": "https://a.example/", "interval": 5 }],
      "topics": [{ "id": "x", "match": "ship OR", "sources": ["a", "b"] }] }`,
  );
  expect(problems.map(({ path }) => path)).toEqual([
    '$.sources[0].interval',
    '$.topics[0].match',
    '$.topics[0].sources[1]',
  ]);
});
