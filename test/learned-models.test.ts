/** What was learned is read beside the configuration, and what is wrong with it is told. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkConfigFile } from '../src/config.js';
import {
  findLearnedTopic,
  type LearnedTopic,
  modelFileOf,
  printOfExamples,
  readModels,
  saveLearnedTopic,
} from '../src/learned-models.js';

let configFile: string;
const topic = { id: 'oil', examples: ['oil.jsonl'] };
const learned: LearnedTopic = {
  format: 1,
  topic: 'oil',
  revision: 1,
  trainedAt: '2026-05-01T00:00:00.000Z',
  examples: printOfExamples(topic),
  quality: { precision: 1, recall: 1, f1: 1 },
  strongestWords: ['crude'],
  model: { version: 1, words: ['crude'], idf: [1], weights: [2], bias: -0.5, members: 5, others: 5 },
};

beforeEach(() => {
  configFile = join(mkdtempSync(join(tmpdir(), 'winnow-models-')), 'feeds.config.json');
});
afterEach(() => rmSync(dirname(configFile), { recursive: true }));

function messages(): string[] {
  return readModels(configFile, [topic]).problems.map(({ message }) => message);
}

describe('readModels', () => {
  it('reads what was saved, and has nothing to say about it', () => {
    saveLearnedTopic(configFile, learned);
    const { models, problems } = readModels(configFile, [topic, { id: 'plain' }]);
    expect([...models]).toEqual([['oil', learned.model]]);
    expect(problems).toEqual([]);
  });

  it('says what to run where a topic was never trained or has other examples now', () => {
    expect(messages()).toEqual(['it was never trained and takes nothing by its examples']);
    saveLearnedTopic(configFile, { ...learned, examples: 'other' });
    expect(messages()).toEqual(['its lists of examples have changed since it was trained']);
  });

  it.each(['', 'null', '{"format":2}', JSON.stringify({ ...learned, model: { ...learned.model, idf: [] } })])(
    'survives a file that is no model: %j',
    (text) => {
      mkdirSync(dirname(modelFileOf(configFile, 'oil')));
      writeFileSync(modelFileOf(configFile, 'oil'), text);
      expect(messages()[0]).toMatch(/^its model cannot be read: /);
    },
  );

  it('looks for no file under a name that leads elsewhere', () => {
    expect(findLearnedTopic(configFile, '../feeds.config')).toBeUndefined();
  });
});

describe('the check of a configuration', () => {
  it('warns of a topic that was never trained, at its examples', () => {
    writeFileSync(
      configFile,
      JSON.stringify({ sources: [{ url: 'https://paper.example/feed.xml' }], topics: [topic] }),
    );
    const { config, problems } = checkConfigFile(configFile);
    expect(config?.models.size).toBe(0);
    expect(problems).toMatchObject([
      { path: '$.topics[0].examples', severity: 'warning', fix: 'Run: winnow train oil' },
    ]);
    saveLearnedTopic(configFile, learned);
    expect(checkConfigFile(configFile)).toMatchObject({ problems: [] });
  });
});
