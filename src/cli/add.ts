/** `winnow add`: finds out how an address can be read, shows what it brings, and writes the entry into the configuration. */

import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { measurePublishingRate } from '../collect/publishing-rate.js';
import { addressKey } from '../config/address-key.js';
import { appendEntries } from '../config/edit-config.js';
import { freeId } from '../config/plan-import.js';
import { type OpenConfig, openConfigFile, saveConfigFile } from '../config/save-config.js';
import { loadConfig, type ReadyConfig } from '../config.js';
import { CodedError } from '../errors.js';
import type { TopicMatcher } from '../label/topic-matcher.js';
import { matcherOf } from '../preview/config-matcher.js';
import { openPreviewPorts, type PreviewPorts } from '../preview/preview-ports.js';
import { sourceIdOf } from '../source-id.js';
import { describeDuration } from '../text/describe-duration.js';
import { writeCount } from '../text/write-count.js';
import { type Found, inspectAddress } from './inspect-address.js';
import { proposeTopics, type TopicProposals } from './propose-topics.js';
import { age, examples, plain, print, printJson, shorten } from './terminal.js';
import { tryFullText } from './try-full-text.js';

interface Flags {
  config: string;
  id?: string;
  yes?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

interface Proposal {
  entry: { id: string; url: string; type?: 'html'; select?: object };
  title: string | null;
  because: string;
  entries: number;
  /** Time between two articles, in words. */
  cadence: string | null;
  fullText: string;
  newest: { title: string; publishedAt: string | null }[];
  topics: TopicProposals;
}

/** What an address is looked at with. */
interface Inspector {
  ports: PreviewPorts;
  config: ReadyConfig;
  matcher: TopicMatcher;
}

async function propose({ ports, config, matcher }: Inspector, found: Found, id: string): Promise<Proposal> {
  const { url, feed, select, because } = found;
  const dates = feed.entries.flatMap(({ publishedAt }) =>
    publishedAt === undefined ? [] : [new Date(publishedAt)],
  );
  const rate = measurePublishingRate(dates, ports.now());
  return {
    entry: { id, url, ...(select === undefined ? {} : { type: 'html', select }) },
    title: feed.feed.title ?? null,
    because,
    entries: feed.entries.length,
    cadence: rate ? describeDuration(rate.typicalGapMs) : null,
    fullText: await tryFullText(ports, config, matcher, feed.entries[0]),
    newest: feed.entries
      .slice(0, 3)
      .map(({ title = '(no title)', publishedAt = null }) => ({ title, publishedAt })),
    topics: proposeTopics(config, matcher, feed, id),
  };
}

function describeMatching({ configured, items, matching }: TopicProposals): string {
  if (configured === 0) return 'the configuration has no topics yet';
  if (matching.length === 0) return `no topic takes its newest items, of ${writeCount(configured, 'topic')}`;
  return `its newest items enter ${matching.map((topic) => `${topic.id} (${topic.items} of ${items})`).join(', ')}`;
}

function showTopics(proposals: TopicProposals): void {
  const { items, suggested } = proposals;
  print(`  ${describeMatching(proposals)}`);
  if (suggested.length === 0) return;
  print('  its categories would make topics of their own; to copy into "topics":');
  for (const { items: held, ...topic } of suggested)
    print(`    ${plain(JSON.stringify(topic))}  (${held} of ${items})`);
}

function show({ entry, title, because, entries, cadence, fullText, newest, topics }: Proposal): void {
  print(`${shorten(title ?? entry.id, 80)}  ${entry.url}`);
  print(`  ${because}`);
  print(
    `  ${writeCount(entries, 'item')}${cadence === null ? '' : `, one about every ${cadence}`}; full text ${plain(fullText)}`,
  );
  for (const item of newest) print(`    ${age(item.publishedAt, new Date())}  ${shorten(item.title, 90)}`);
  showTopics(topics);
  print(`  ${JSON.stringify(entry)}`);
}

async function agree(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(?:y|yes|)$/i.test((await terminal.question(`${question} [Y/n] `)).trim());
  } finally {
    terminal.close();
  }
}

function withScheme(text: string): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (URL.canParse(url) && /^https?:/i.test(url)) return url;
  throw new CodedError({
    code: 'bad-url',
    message: `"${text}" is no web address`,
    hint: 'Write it as in a browser: https://example.org/news.',
    exitCode: 64,
  });
}

/** Every address is looked at before anything is written; one that fails stops none of the others. */
async function inspectAll(open: OpenConfig, addresses: readonly string[], wantedId: string | undefined) {
  // With the topics of other files, where there are any.
  const config = existsSync(open.file) ? loadConfig(open.file).config : open.config;
  const ports = openPreviewPorts(config, open.file);
  const inspector = { ports, config, matcher: matcherOf(config) };
  const ids = new Set(open.config.sources.map(({ id }) => id));
  const known = new Map(open.config.sources.map(({ id, url }) => [addressKey(url), id]));
  const proposals: Proposal[] = [];
  const failures: { url: string; reason: string }[] = [];
  try {
    for (const address of addresses) {
      const inspected = await inspectAddress(ports, address);
      if (!inspected.ok) {
        failures.push({ url: address, reason: inspected.reason });
        continue;
      }
      const key = addressKey(inspected.found.url);
      const other = known.get(key);
      if (other !== undefined) {
        failures.push({ url: address, reason: `"${other}" reads it already` });
        continue;
      }
      const id = freeId(wantedId ?? sourceIdOf(inspected.found.url), ids);
      known.set(key, id);
      proposals.push(await propose(inspector, inspected.found, id));
    }
  } finally {
    await ports.close();
  }
  return { proposals, failures };
}

async function add(addresses: string[], flags: Flags): Promise<void> {
  const urls = addresses.map(withScheme);
  const open = openConfigFile(flags.config);
  const { proposals, failures } = await inspectAll(open, urls, urls.length === 1 ? flags.id : undefined);
  if (!flags.json) for (const proposal of proposals) show(proposal);
  for (const { url, reason } of failures) process.stderr.write(`winnow: ${url} was not added: ${reason}\n`);
  if (failures.length > 0) process.exitCode = 1;
  const what = writeCount(proposals.length, 'source');
  const wanted = proposals.length > 0 && !flags.dryRun;
  const isAgreed =
    wanted && (flags.yes === true || (!flags.json && (await agree(`Add ${what} to ${flags.config}?`))));
  if (isAgreed)
    saveConfigFile(
      open,
      appendEntries(
        open.text,
        'sources',
        proposals.map(({ entry }) => entry),
      ),
    );
  if (flags.json) return printJson({ added: isAgreed, proposals, failures });
  if (isAgreed) print(`Added ${what} to ${flags.config}. A program that runs takes it in within seconds.`);
  else if (wanted) print('Nothing was written. Add --yes to write without being asked.');
}

export const command = examples(
  new Command('add')
    .description('finds the feed of an address, shows what it brings, and adds it as a source')
    .argument('<url...>', 'feeds, pages that name one, or pages that list news')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .option('--id <id>', 'permanent name, where one address is given')
    .option('-y, --yes', 'write without asking')
    .option('--dry-run', 'show what would be added, and write nothing')
    .option('--json', 'print what was found as JSON; writes with --yes only')
    .action(add),
  [
    ['add https://example.org/', 'looks for its feed, asks, and writes the entry'],
    ['add --yes example.org example.com/news', 'two at once, without a question'],
  ],
);
