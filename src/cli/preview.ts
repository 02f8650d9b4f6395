/** `winnow preview`: a source or a page through every stage, with each decision and its reason; nothing is stored. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { checkConfig, loadConfig, type ReadyConfig } from '../config.js';
import { ask } from '../operations/ask.js';
import { compareWithStore } from '../preview/compare-with-store.js';
import { preview, type ReadingWish, readings } from '../preview/preview.js';
import { openPreviewPorts } from '../preview/preview-ports.js';
import { readDays } from './read-days.js';
import { showDifference } from './show-difference.js';
import { showPreview } from './show-preview.js';
import { examples, printJson, shorten } from './terminal.js';

interface Flags {
  config: string;
  as: ReadingWish;
  max: number;
  diff?: string;
  since: number;
  samples: number;
  text?: true;
  html?: true;
  json?: true;
}

const usualConfig = 'feeds.config.json';
/** `EX_UNAVAILABLE` of sysexits.h: what was named cannot be read. */
const unreadable = 69;

/** Without a configuration everything is as by default; one that was named has to be there. */
function configOf(file: string): ReadyConfig {
  const nothing = file === usualConfig && !existsSync(file) ? checkConfig(file, '{}').config : undefined;
  return nothing ?? loadConfig(file).config;
}

function readCount(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100) throw new InvalidArgumentError('Write 0 to 100.');
  return Number(text);
}

/** One line that changes, for a person who waits. */
function tellRequest(url: string): void {
  process.stderr.write(`\r\u001b[K${shorten(`reading ${url}`, 78)}`);
}

function endTelling(): void {
  process.stderr.write('\r\u001b[K');
}

async function showStages(name: string, flags: Flags): Promise<void> {
  const config = configOf(flags.config);
  const isWatched = process.stderr.isTTY === true;
  const ports = openPreviewPorts(config, flags.config, isWatched ? tellRequest : undefined);
  try {
    const previewed = await preview(ports, config, { name, as: flags.as, most: flags.max });
    if (isWatched) endTelling();
    const seen = await compareWithStore(previewed, async (args) => {
      const { answer } = await ask('find-known', args, { configFile: flags.config, onlyRunning: true });
      return answer;
    });
    if (flags.json) printJson(seen);
    else showPreview(seen, { text: flags.text === true, html: flags.html === true, now: ports.now() });
    if (seen.kind === 'unreadable') process.exitCode = unreadable;
  } finally {
    await ports.close();
  }
}

async function showOther(other: string, { config, since, samples, json }: Flags): Promise<void> {
  // A running process may have another working directory.
  const args = { file: resolve(other), days: since, samples };
  const { answer } = await ask('compare-config', args, { configFile: config });
  if (json) printJson(answer);
  else showDifference(answer);
}

async function run(name: string | undefined, flags: Flags, command: Command): Promise<void> {
  if ((name === undefined) === (flags.diff === undefined))
    command.error('error: name an address or a source, or another configuration with --diff');
  if (flags.diff !== undefined) return showOther(flags.diff, flags);
  return showStages(name ?? '', flags);
}

export const command = examples(
  new Command('preview')
    .description('takes a source or a page through every stage, and stores nothing')
    .argument(
      '[url|source]',
      'address of a feed, a page that names one, a list of news, or an article; or id of a source',
    )
    .option('-c, --config <file>', 'configuration', usualConfig)
    .addOption(new Option('--as <kind>', 'what the address is').choices(readings).default('auto'))
    .option('-n, --max <count>', 'entries that go through the later stages, newest first', readCount, 3)
    .option('--text', 'the whole text of each article')
    .option('--html', 'the item of each article as readers would get it')
    .option('--diff <file>', 'what another configuration would change on the stored articles')
    .addOption(new Option('--since <time>', 'how far back --diff looks').argParser(readDays).default(7, '7d'))
    .option('--samples <count>', 'how many articles of each change --diff shows', readCount, 3)
    .option('--json', 'everything as JSON')
    .addHelpText(
      'after',
      [
        '\nNo data directory is needed. Exit code: 0, or 69 when what was named cannot be read.',
        '--diff needs one: it labels the stored articles by both configurations and shows what each topic would gain and',
        'lose, compares the sources, and tries other "markers" and "rules" on the newest texts of each source. What "strip",',
        '"article" and "fullText" do takes the page itself: winnow preview ADDRESS --config OTHER.json.',
      ].join('\n'),
    )
    .action(run),
  [
    ['preview https://example.org/', 'what its feed brings, and what would become of it'],
    [
      'preview https://example.org/news/ferry-strike --text',
      'one article, with what was removed and by which rule',
    ],
    ['preview --diff next.config.json', 'what each topic would gain and lose by another configuration'],
    ['preview harbour-gazette --max 10', 'a source of the configuration, with its settings'],
  ],
);
