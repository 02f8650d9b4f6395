/** Learns topics from the examples that the operator lists, each told apart from its counter-examples and everyone else's. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CodedError } from './errors.js';
import { identityKeys } from './group/identity-keys.js';
import { calibrateClassifier } from './label/calibrate-classifier.js';
import { strongestWords } from './label/classify.js';
import {
  type ExampleLists,
  findLearnedTopic,
  type LearnedTopic,
  printOfExamples,
  saveLearnedTopic,
} from './learned-models.js';
import type { Now } from './ports.js';
import type { Samples } from './topic-ports.js';

export interface ExampleText {
  title: string;
  text: string;
}

export interface TrainingPorts {
  configFile: string;
  /** Opens the store; called only where examples are addresses or counter-examples are too few. */
  samples(): Promise<Samples>;
  now: Now;
}

export type TrainingResult =
  | { topic: string; ok: true; learned: LearnedTopic; missing: string[] }
  | { topic: string; ok: false; reason: string; missing: string[] };

const mostBytes = 500_000_000;
/** With fewer counter-examples a topic would take in whatever none of them is about. */
const enoughOthers = 200;
const backgroundArticles = 1_000;
const backgroundMs = 30 * 24 * 3_600_000;
const wordsShown = 20;

function isAddress(example: string): boolean {
  return /^https?:\/\//i.test(example);
}

function badExamples(message: string, cause?: unknown): CodedError {
  const hint = 'A file of examples holds one JSON object a line: {"url": …}, or {"title": …, "text": …}.';
  return new CodedError({ code: 'bad-examples', message, hint, exitCode: 65, cause });
}

function readLine(line: string, place: string): ExampleText | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw badExamples(`${place} is not JSON`, error);
  }
  const { url, title, text } = (value ?? {}) as Record<string, unknown>;
  if (typeof text === 'string') return { title: typeof title === 'string' ? title : '', text };
  if (typeof url === 'string') return url;
  throw badExamples(`${place} has neither "text" nor "url"`);
}

function readFile(configFile: string, name: string): (ExampleText | string)[] {
  const file = resolve(dirname(configFile), name);
  let content: string;
  try {
    if (statSync(file).size > mostBytes)
      throw badExamples(`the file of examples ${file} is larger than 500 MB`);
    content = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw badExamples(
      `the file of examples ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`,
      error,
    );
  }
  return content
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, `${file}:${at + 1}`)]));
}

/** Reads lists of examples; what is asked for twice is read once. */
class ExampleReader {
  readonly missing: string[] = [];

  constructor(private readonly ports: TrainingPorts) {}

  async read(list: readonly string[]): Promise<ExampleText[]> {
    const read = list.flatMap((example) =>
      isAddress(example) ? [example] : readFile(this.ports.configFile, example),
    );
    const addresses = read.filter((example) => typeof example === 'string');
    const texts = read.filter((example) => typeof example !== 'string');
    return [...texts, ...(addresses.length === 0 ? [] : await this.find(addresses))];
  }

  private async find(addresses: readonly string[]): Promise<ExampleText[]> {
    const samples = await this.ports.samples();
    const found: ExampleText[] = [];
    for (const url of new Set(addresses)) {
      const keys = identityKeys({ sourceId: '', url }).map(({ key }) => key);
      const [article] = await samples.findByUrlKeys(keys);
      if (article) found.push({ title: article.title, text: article.text });
      else this.missing.push(url);
    }
    return found;
  }
}

function keyOf({ title, text }: ExampleText): string {
  return `${title}\n${text}`;
}

function without(texts: readonly ExampleText[], members: ReadonlySet<string>): ExampleText[] {
  return [...new Map(texts.map((text) => [keyOf(text), text])).entries()]
    .filter(([key]) => !members.has(key))
    .map(([, text]) => text);
}

async function addBackground(
  { samples, now }: TrainingPorts,
  others: readonly ExampleText[],
  members: ReadonlySet<string>,
): Promise<ExampleText[]> {
  if (others.length >= enoughOthers) return [...others];
  const store = await samples().catch(() => undefined);
  const recent = await store?.listRecent(new Date(now().getTime() - backgroundMs), backgroundArticles);
  return without([...others, ...(recent ?? [])], members);
}

function record(
  ports: TrainingPorts,
  topic: ExampleLists,
  trained: Extract<ReturnType<typeof calibrateClassifier>, { ok: true }>,
): LearnedTopic {
  const { model, quality } = trained;
  let revision = 1;
  try {
    revision = (findLearnedTopic(ports.configFile, topic.id)?.revision ?? 0) + 1;
  } catch {
    // A file that cannot be read is replaced.
  }
  const learned: LearnedTopic = {
    format: 1,
    topic: topic.id,
    revision,
    trainedAt: ports.now().toISOString(),
    examples: printOfExamples(topic),
    quality,
    strongestWords: strongestWords(model, wordsShown),
    model,
  };
  saveLearnedTopic(ports.configFile, learned);
  return learned;
}

/** Trains each of `wanted`; the examples of all `topics` serve as counter-examples of the others. */
export async function* trainTopics(
  ports: TrainingPorts,
  topics: readonly ExampleLists[],
  wanted: ReadonlySet<string>,
): AsyncGenerator<TrainingResult> {
  const lists = new Map<string, { members: ExampleText[]; missing: string[] }>();
  for (const { id, examples } of topics) {
    if (examples === undefined) continue;
    const reader = new ExampleReader(ports);
    lists.set(id, { members: await reader.read(examples), missing: reader.missing });
  }
  for (const topic of topics) {
    const own = lists.get(topic.id);
    if (!own || !wanted.has(topic.id)) continue;
    const reader = new ExampleReader(ports);
    const members = new Set(own.members.map(keyOf));
    const foreign = [...lists].flatMap(([id, list]) => (id === topic.id ? [] : list.members));
    const listed = without([...(await reader.read(topic.counterExamples ?? [])), ...foreign], members);
    const others = await addBackground(ports, listed, members);
    const examples = [
      ...without(own.members, new Set()).map((text) => ({ ...text, isMember: true })),
      ...others.map((text) => ({ ...text, isMember: false })),
    ];
    const trained = calibrateClassifier(examples);
    const missing = [...own.missing, ...reader.missing];
    if (trained.ok) yield { topic: topic.id, ok: true, learned: record(ports, topic, trained), missing };
    else yield { topic: topic.id, ok: false, reason: trained.reason, missing };
  }
}
