/** `winnow train`: learns the topics that have examples. */

import { Command } from 'commander';
import { checkConfigFile, loadConfig } from '../config.js';
import { CodedError } from '../errors.js';
import { ask } from '../operations/ask.js';
import type { FoundArticles } from '../operations/find-articles.js';
import { writeCount } from '../text/write-count.js';
import type { SampleArticle, Samples } from '../topic-ports.js';
import { type TrainingResult, trainTopics } from '../train-topics.js';
import { examples, paint, print, printJson } from './terminal.js';

const pageSize = 100;
const troubleExitCode = 1;

function articlesOf({ articles }: FoundArticles): SampleArticle[] {
  const facts = { sourceId: '', url: '', authors: [], categories: [], language: null };
  return articles.map(({ publishedAt, ...article }) => ({
    ...facts,
    ...article,
    publishedAt: new Date(publishedAt),
  }));
}

/** The store behind the process that holds it, or opened by this one. */
function samplesOf(configFile: string): Samples {
  const find = async (args: Parameters<typeof ask<'find-articles'>>[1]) =>
    articlesOf((await ask('find-articles', args, { configFile })).answer);
  return {
    findByUrlKeys: (urlKeys) => find({ urlKeys: [...urlKeys] }),
    async listRecent(since, limit) {
      const found: SampleArticle[] = [];
      for (let page: SampleArticle[] = []; found.length < limit; found.push(...page)) {
        const last = found.at(-1);
        const after = last && { id: last.id, publishedAt: last.publishedAt.toISOString() };
        page = await find({
          since: since.toISOString(),
          limit: pageSize,
          ...(after === undefined ? {} : { after }),
        });
        if (page.length === 0) break;
      }
      return found.slice(0, limit);
    },
  };
}

function percent(rate: number): string {
  return `${(100 * rate).toFixed(1)} %`;
}

function show(result: TrainingResult): void {
  const { topic, missing } = result;
  for (const url of missing)
    print(`${paint('yellow', 'warning')}: ${topic}: no article of the store has ${url}`);
  if (!result.ok) {
    print(`${paint('red', 'not trained')}: ${topic}: ${result.reason}`);
    return;
  }
  const { revision, quality, strongestWords, model } = result.learned;
  print(
    `${topic}: revision ${revision}, from ${writeCount(model.members, 'example')} and ${writeCount(model.others, 'counter-example')}`,
  );
  print(
    `  of examples it had not seen: precision ${percent(quality.precision)}, recall ${percent(quality.recall)}`,
  );
  print(`  words that speak for it: ${strongestWords.slice(0, 12).join(', ')}`);
}

function wantedOf(ids: readonly string[], learned: readonly string[]): Set<string> {
  const unknown = ids.find((id) => !learned.includes(id));
  if (learned.length > 0 && unknown === undefined) return new Set(ids.length === 0 ? learned : ids);
  throw new CodedError({
    code: 'nothing-to-train',
    message: unknown === undefined ? 'no topic has examples' : `the topic "${unknown}" has no examples`,
    hint: 'Give it a list "examples": addresses of articles, or names of JSON Lines files.',
    exitCode: 64,
  });
}

export const command = examples(
  new Command('train')
    .description(
      'Learns the topics that have examples, and writes what was learned into "models" beside the configuration.',
    )
    .argument('[topics...]', 'ids of topics; all that have examples when absent')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .option('--json', 'what was learned, without the words, as JSON')
    .action(async (ids: string[], options: { config: string; json?: boolean }) => {
      const configFile = options.config;
      const { config } = checkConfigFile(configFile);
      const { topics } = config ?? loadConfig(configFile).config;
      const learned = topics.flatMap(({ id, examples: list }) => (list === undefined ? [] : [id]));
      const wanted = wantedOf(ids, learned);
      const ports = { configFile, samples: async () => samplesOf(configFile), now: () => new Date() };
      for await (const result of trainTopics(ports, topics, wanted)) {
        if (!result.ok) process.exitCode = troubleExitCode;
        if (!options.json) show(result);
        else if (result.ok) {
          const { model: _model, ...facts } = result.learned;
          printJson({ ...facts, missing: result.missing });
        } else printJson(result);
      }
    }),
  [
    ['train', 'every topic with examples; programs that run take them in within seconds'],
    ['train sport --json', 'one topic, for a program'],
  ],
);
