/** `winnow topics`: the topics of a site, and what an expression would have caught before it goes live. */

import { Command, InvalidArgumentError, Option } from 'commander';
import { ask } from '../operations/ask.js';
import type { TopicTrial } from '../operations/try-topic.js';
import { writeCount } from '../text/write-count.js';
import { readDays } from './read-days.js';
import { age, columns, examples, paint, plain, print, printJson, shorten } from './terminal.js';

const config = () => new Option('-c, --config <file>', 'configuration').default('feeds.config.json');
const badExpressionExitCode = 65;

function readCount(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100) throw new InvalidArgumentError('Write 0 to 100.');
  return Number(text);
}

function showProblems(expression: string, { problems }: TopicTrial): void {
  for (const { message, hint, index, isFault } of problems) {
    const kind = isFault ? paint('red', 'fault') : paint('yellow', 'warning');
    if (expression.length <= 200 && !/[\p{Cc}]/u.test(expression))
      print(`${expression}\n${' '.repeat(index)}^`);
    print(`${kind} at character ${index + 1}: ${plain(message)} ${plain(hint)}\n`);
  }
}

export function showTrial(expression: string, trial: TopicTrial, now: Date): void {
  showProblems(expression, trial);
  if (trial.problems.some(({ isFault }) => isFault)) return;
  const { articles, caught, since, sources, samples } = trial;
  const share = articles === 0 ? '' : ` (${((100 * caught) / articles).toFixed(1)} %)`;
  print(
    `${caught.toLocaleString('en')} of ${writeCount(articles, 'article')}${share} since ${since.slice(0, 10)}`,
  );
  for (const row of columns(sources.map((source) => [source.id, `${source.caught} of ${source.articles}`])))
    print(row);
  for (const { title, url, source, publishedAt, because } of samples) {
    print(`\n${shorten(title, 100)}`);
    print(`  ${source}, ${age(publishedAt, now)}  ${plain(url)}`);
    print(`  ${plain(because)}`);
  }
}

const list = new Command('list')
  .description('Shows every topic, those made from categories too, with its items and its last change.')
  .addOption(config())
  .option('--json', 'as JSON')
  .action(async (options: { config: string; json?: boolean }) => {
    const { answer } = await ask('status', {}, { configFile: options.config });
    if (options.json) return printJson(answer.topics);
    const rows = answer.topics.map(({ id, title, items, publishedAt }) => [
      id,
      items === null ? 'not published yet' : writeCount(items, 'item'),
      publishedAt === null ? '' : `changed ${age(publishedAt, new Date(answer.at))}`,
      shorten(title, 50),
    ]);
    if (rows.length === 0)
      print('No topics yet: add some to "topics" of the configuration (docs/topics.md).');
    for (const row of columns(rows)) print(row);
    if (rows.length > 0)
      print(
        `What a topic leaves out, and why: ${answer.url}/topics/ID/merged.xml (private ones behind their token)`,
      );
  });

const test = new Command('test')
  .description('Shows what an expression would have caught in the store, by source, with samples.')
  .argument('<expression>', 'as in "match" of a topic')
  .addOption(config())
  .addOption(new Option('--since <time>', 'how far back').argParser(readDays).default(7, '7d'))
  .option('--samples <count>', 'how many articles to show', readCount, 10)
  .option('--json', 'as JSON')
  .action(
    async (match: string, options: { config: string; since: number; samples: number; json?: boolean }) => {
      const args = { match, days: options.since, samples: options.samples };
      const { answer } = await ask('try-topic', args, { configFile: options.config });
      if (options.json) printJson(answer);
      else showTrial(match, answer, new Date());
      if (answer.problems.some(({ isFault }) => isFault)) process.exitCode = badExpressionExitCode;
    },
  );

export const command = examples(
  new Command('topics')
    .description('Shows the topics, and tries expressions on the articles of the store.')
    .addCommand(list, { isDefault: true })
    .addCommand(test),
  [
    ['topics', 'every topic with its items'],
    [
      `topics test 'Russia OR Kremlin OR "Vladimir Putin"'`,
      'what that would have caught in the last seven days',
    ],
    [`topics test 'title:oil AND NOT "olive oil"' --since 30d --json`, 'the same of a month, for a program'],
  ],
);
