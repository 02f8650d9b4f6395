/** What `winnow train` learned of topics: one file a topic in the folder "models" beside the configuration. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ClassifierModel } from './label/train-classifier.js';

const rate = z.number().min(0).max(1);

const learnedTopic = z.object({
  format: z.literal(1),
  topic: z.string(),
  /** Counts the trainings of this topic. */
  revision: z.int().min(1),
  trainedAt: z.string(),
  /** Print of the lists of examples it was trained with. */
  examples: z.string(),
  quality: z.object({ precision: rate, recall: rate, f1: rate }),
  strongestWords: z.array(z.string()),
  model: z.object({
    version: z.literal(1),
    words: z.array(z.string()),
    idf: z.array(z.number()),
    weights: z.array(z.number()),
    bias: z.number(),
    members: z.number(),
    others: z.number(),
  }),
});

export type LearnedTopic = z.output<typeof learnedTopic>;

export interface ExampleLists {
  id: string;
  examples?: readonly string[] | undefined;
  counterExamples?: readonly string[] | undefined;
}

export interface ReadModels {
  models: ReadonlyMap<string, ClassifierModel>;
  /** Told as warnings of the topics: without its model a learned topic takes nothing by its examples. */
  problems: { topic: string; message: string; fix: string }[];
}

/** More than any vocabulary needs. */
const mostBytes = 20_000_000;

export function modelFileOf(configFile: string, topicId: string): string {
  return join(dirname(configFile), 'models', `${topicId}.json`);
}

export function printOfExamples({ examples = [], counterExamples = [] }: ExampleLists): string {
  const lists = JSON.stringify([examples, counterExamples]);
  return createHash('sha256').update(lists).digest('base64url').slice(0, 16);
}

/** An id that is none must not lead out of the folder. */
const safeId = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Undefined where the topic was never trained; throws on a file that is no model. */
export function findLearnedTopic(configFile: string, topicId: string): LearnedTopic | undefined {
  if (!safeId.test(topicId)) return undefined;
  let text: string;
  try {
    text = readFileSync(modelFileOf(configFile, topicId), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (text.length > mostBytes) throw new Error('it is larger than any model');
  const { model, ...learned } = learnedTopic.parse(JSON.parse(text));
  const { length } = model.words;
  if (model.idf.length !== length || model.weights.length !== length)
    throw new Error('its words and weights are not equally many');
  return { ...learned, model };
}

/** Whole or not at all: a running worker may read it at any moment. */
export function saveLearnedTopic(configFile: string, learned: LearnedTopic): void {
  const file = modelFileOf(configFile, learned.topic);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(learned)}\n`);
  renameSync(`${file}.new`, file);
}

export function readModels(configFile: string, topics: readonly ExampleLists[]): ReadModels {
  const models = new Map<string, ClassifierModel>();
  const problems: ReadModels['problems'] = [];
  for (const topic of topics) {
    if (topic.examples === undefined) continue;
    const tell = (message: string, fix: string) => problems.push({ topic: topic.id, message, fix });
    try {
      const learned = findLearnedTopic(configFile, topic.id);
      if (!learned) {
        tell('it was never trained and takes nothing by its examples', `Run: winnow train ${topic.id}`);
        continue;
      }
      models.set(topic.id, learned.model);
      if (learned.examples !== printOfExamples(topic))
        tell('its lists of examples have changed since it was trained', `Run: winnow train ${topic.id}`);
    } catch (error) {
      const reason = (error as Error).message.split('\n')[0]?.slice(0, 200) ?? '';
      tell(`its model cannot be read: ${reason}`, `Run: winnow train ${topic.id}`);
    }
  }
  return { models, problems };
}
