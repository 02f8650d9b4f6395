/** Topics are learned from files and from stored articles, each against everyone else's examples. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openClassifier } from '../src/label/classify.js';
import { countWords } from '../src/label/word-features.js';
import { findLearnedTopic } from '../src/learned-models.js';
import type { SampleArticle, Samples } from '../src/topic-ports.js';
import { type TrainingResult, trainTopics } from '../src/train-topics.js';
import { textOf } from './support/topic-texts.js';

let configFile: string;
beforeEach(() => {
  configFile = join(mkdtempSync(join(tmpdir(), 'winnow-train-')), 'feeds.config.json');
});
afterEach(() => rmSync(dirname(configFile), { recursive: true }));

function save(name: string, lines: readonly object[]): void {
  writeFileSync(join(dirname(configFile), name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function article(url: string, text: string): SampleArticle {
  const facts = { sourceId: 'paper', title: url, authors: [], categories: [], language: null };
  return { id: url, url, text, ...facts, publishedAt: new Date(0) };
}

const stored: Samples = {
  findByUrlKeys: async (keys) =>
    keys.flatMap((key) => {
      const seed = /oil\/(\d+)$/.exec(key)?.[1];
      return seed === undefined ? [] : [article(key, textOf('oil', Number(seed)))];
    }),
  listRecent: async () => Array.from({ length: 30 }, (_, at) => article(`chess ${at}`, textOf('chess', at))),
};

async function train(
  topics: Parameters<typeof trainTopics>[1],
  samples = async (): Promise<Samples> => {
    throw new Error('no store');
  },
): Promise<TrainingResult[]> {
  const ports = { configFile, samples, now: () => new Date(0) };
  const results: TrainingResult[] = [];
  for await (const result of trainTopics(ports, topics, new Set(topics.map(({ id }) => id))))
    results.push(result);
  return results;
}

function isMember(topic: string, text: string): boolean {
  const learned = findLearnedTopic(configFile, topic);
  if (!learned) throw new Error(`${topic} was not trained`);
  return openClassifier(learned.model)(countWords({ title: '', text })).isMember;
}

it('learns topics from files of texts, each the counter-example of the other, without a store', async () => {
  const lines = (subject: 'oil' | 'chess') =>
    Array.from({ length: 20 }, (_, seed) => ({ title: `${subject} ${seed}`, text: textOf(subject, seed) }));
  save('oil.jsonl', lines('oil'));
  save('chess.jsonl', lines('chess'));
  const topics = [
    { id: 'oil', examples: ['oil.jsonl'] },
    { id: 'chess', examples: ['chess.jsonl'] },
  ];
  const results = await train(topics);
  expect(results).toMatchObject([
    { topic: 'oil', ok: true, learned: { revision: 1, model: { members: 20, others: 20 } } },
    { topic: 'chess', ok: true },
  ]);
  expect(isMember('oil', textOf('oil', 77))).toBe(true);
  expect(isMember('chess', textOf('oil', 77))).toBe(false);
  expect((await train(topics))[0]).toMatchObject({ learned: { revision: 2 } });
});

it('takes addresses from the store, says which are missing, and everything else as counter-examples', async () => {
  save('marks.jsonl', [{ url: 'https://paper.test/oil/1' }, { url: 'https://paper.test/gone' }]);
  const addresses = Array.from({ length: 8 }, (_, at) => `https://paper.test/oil/${at + 2}`);
  const [result] = await train([{ id: 'oil', examples: ['marks.jsonl', ...addresses] }], async () => stored);
  expect(result).toMatchObject({
    ok: true,
    missing: ['https://paper.test/gone'],
    learned: { model: { members: 9, others: 30 } },
  });
  expect(isMember('oil', textOf('oil', 77))).toBe(true);
});

it('says why too few examples make no topic, and writes nothing', async () => {
  save('oil.jsonl', [{ text: 'crude oil' }]);
  const [result] = await train([{ id: 'oil', examples: ['oil.jsonl'] }]);
  expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('at least 5 of each') });
  expect(findLearnedTopic(configFile, 'oil')).toBeUndefined();
});

it('points at the line of a file that holds no example', async () => {
  save('oil.jsonl', [{ text: 'crude oil' }, { headline: 'none' }]);
  await expect(train([{ id: 'oil', examples: ['oil.jsonl'] }])).rejects.toThrow(/oil\.jsonl:2 has neither/);
  await expect(train([{ id: 'oil', examples: ['none.jsonl'] }])).rejects.toThrow(
    /none\.jsonl cannot be read/,
  );
});
