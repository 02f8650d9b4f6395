import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkConfig, loadConfig, showProblem } from '../src/config.js';
import { configJsonSchema } from '../src/config-schema.js';
import { configTable, replaceTable } from '../src/config-table.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const minimum = {
  sources: [{ url: 'https://example.org/feed' }],
  topics: [{ id: 'russia', match: 'Russia OR Kremlin' }],
};

function check(value: unknown) {
  return checkConfig('feeds.config.json', typeof value === 'string' ? value : JSON.stringify(value, null, 2));
}

describe('the configuration', () => {
  test('needs no more of a source than its address, of a topic than an id and a rule', () => {
    const { config, problems } = check(minimum);
    expect(problems).toEqual([]);
    expect(config?.sources[0]).toMatchObject({
      id: 'example.org',
      url: 'https://example.org/feed',
      enabled: true,
    });
    expect(config?.defaults).toMatchObject({ minInterval: 600_000, maxInterval: 21_600_000, merge: 'story' });
  });

  test('refuses former tokens without a token, which would leave a topic open to everybody', () => {
    const former = ['f3b1c2d4e5f60718293a4b5c6d7e8f90'];
    const open = { ...minimum, topics: [{ ...minimum.topics[0], formerTokens: former }] };
    const [problem] = check(open).problems;
    expect(problem && showProblem(problem)).toContain('has former tokens but no token');
    const closed = { ...minimum, topics: [{ ...minimum.topics[0], formerTokens: former, token: former[0] }] };
    expect(check(closed).problems).toEqual([]);
  });

  test('may hold comments and trailing commas', () => {
    const { config, problems } = check(
      '{ // news\n "sources": [ { "url": "https://example.org/feed", }, ], }',
    );
    expect(problems).toEqual([]);
    expect(config?.sources).toHaveLength(1);
  });

  test('reports every problem at once, each with line, path and fix', () => {
    const { config, problems } = check(`{
      "sources": [
        { "ulr": "https://example.org/feed" },
        { "url": "ftp://example.org/feed", "interval": "5 minutes" }
      ],
      "topics": [{ "id": "Not Good" }],
      "extra": 1
    }`);
    expect(config).toBeUndefined();
    const found = problems.map(({ path, line, fix }) => ({ path, line, fix }));
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: '$.sources[0].ulr', line: 3, fix: 'Did you mean "url"?' }),
        expect.objectContaining({ path: '$.sources[0].url', line: 3 }),
        expect.objectContaining({ path: '$.sources[1].url', line: 4 }),
        expect.objectContaining({ path: '$.sources[1].interval', line: 4 }),
        expect.objectContaining({ path: '$.topics[0].id', line: 6 }),
        expect.objectContaining({ path: '$.extra', line: 7 }),
      ]),
    );
    for (const problem of problems)
      expect(showProblem(problem)).toMatch(/^feeds\.config\.json:\d+:\d+ error: .+\n {4}.+/);
  });

  test('points at the place of a syntax error', () => {
    const { problems } = check('{\n  "sources": [\n    { "url": }\n  ]\n}');
    expect(problems[0]).toMatchObject({ line: 3, severity: 'error' });
  });

  test('points at the character of a faulty expression', () => {
    const { problems } = check({ ...minimum, topics: [{ id: 'broken', match: 'Russia OR' }] });
    expect(problems[0]).toMatchObject({
      path: '$.topics[0].match',
      message: expect.stringContaining('character 8'),
    });
  });

  test('tells doubtful expressions beside faulty ones, all at once', () => {
    const topics = [
      { id: 'broken', match: 'Russia OR' },
      { id: 'typo', match: 'titel:Russia' },
      { id: 'never', match: 'a AND NOT a' },
    ];
    const { problems } = check({ ...minimum, topics });
    expect(problems.map(({ path, severity }) => `${severity} ${path}`)).toEqual([
      'error $.topics[0].match',
      'warning $.topics[1].match',
      'warning $.topics[2].match',
    ]);
  });

  test('finds doubled ids, unknown sources and bad cron expressions', () => {
    const { problems } = check({
      sources: [
        { url: 'https://example.org/a', id: 'same', cron: 'whenever' },
        { url: 'https://example.org/b', id: 'same' },
      ],
      topics: [
        { id: 'one', match: 'x', sources: ['smae'] },
        { id: 'one', match: 'y', formerly: ['two', 'one'] },
        { id: 'three', match: 'z', formerly: ['two'] },
      ],
    });
    const text = problems.map(showProblem).join('\n');
    expect(text).toContain('two sources have the id "same"');
    expect(text).toContain('two topics have the id "one"');
    expect(text).toContain('Did you mean "same"?');
    expect(text).toContain('there is a topic "one" now');
    expect(text).toContain('"two" is named as a former id twice');
    expect(text).toContain('"whenever" is not a cron expression');
  });

  test('takes the token of a private topic from the environment, and is not public without it', () => {
    const content = JSON.stringify({ topics: [{ id: 'board', match: 'x', token: `\${BOARD_TOKEN}` }] });
    const read = (value: string | undefined) =>
      checkConfig('feeds.config.json', content, { BOARD_TOKEN: value });
    const token = 'f3b1c2d4e5f60718293a4b5c6d7e8f90';
    expect(read(token).config?.topics[0]?.token).toBe(token);
    for (const wrong of [undefined, '', 'short']) {
      const { config, problems } = read(wrong);
      expect(config).toBeUndefined();
      expect(problems.map(showProblem).join()).toContain('a token of "board" is not set');
    }
  });

  test('only warns of what is legal but surely not meant', () => {
    const { config, problems } = check({
      sources: [
        { url: 'https://example.org/a', id: 'one' },
        { url: 'https://example.org/a', id: 'two' },
      ],
      topics: [{ id: 'everything' }],
    });
    expect(config).toBeDefined();
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  test('is never read past a file that is missing or wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'winnow-config-'));
    expect(() => loadConfig(join(folder, 'none.json'))).toThrow('cannot be read (ENOENT)');
    rmSync(folder, { recursive: true });
    expect(() => loadConfig(join(root, 'LICENSE'))).toThrow(/problems? in .*LICENSE/);
  });

  test.each([
    '[]',
    'null',
    '"x"',
    '{"sources": {}}',
    '{"sources": [null]}',
    '{"topics": [[]]}',
    '{"site": 7}',
    '',
  ])('answers %s with problems, not with a fault', (text) => {
    const { config, problems } = check(text);
    expect(config !== undefined || problems.length > 0).toBe(true);
  });

  test('has a JSON Schema that is up to date and accepts the shipped file', () => {
    const committed: unknown = JSON.parse(readFileSync(join(root, 'feeds.config.schema.json'), 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
    const validate = new Ajv.default({ strict: false, validateFormats: false }).compile(configJsonSchema());
    const shipped: unknown = JSON.parse(readFileSync(join(root, 'feeds.config.json'), 'utf8'));
    expect(validate(shipped)).toBe(true);
    expect(validate({ sources: [{ ulr: 'x' }] })).toBe(false);
  });

  test('ships with a dozen sources and five topics and no warning', () => {
    const { config, warnings } = loadConfig(join(root, 'feeds.config.json'));
    expect(warnings).toEqual([]);
    expect(config.sources.length).toBeGreaterThanOrEqual(12);
    expect(config.topics).toHaveLength(5);
  });

  test('describes every setting in the README as the schema does', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toContain(configTable(configJsonSchema()));
    expect(replaceTable(readme, configTable(configJsonSchema()))).toBe(readme);
  });
});
