/** `winnow opml`: takes in the subscriptions of another program, and hands ours out. */

import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { decodeBytes } from '../collect/decode-bytes.js';
import { readOpml } from '../collect/read-opml.js';
import { RepairLog } from '../collect/repair-log.js';
import { appendEntries } from '../config/edit-config.js';
import { type ImportPlan, planImport } from '../config/plan-import.js';
import { openConfigFile, saveConfigFile } from '../config/save-config.js';
import { loadConfig, type ReadyConfig } from '../config.js';
import { CodedError } from '../errors.js';
import { openHttp } from '../open-http.js';
import { renderOpml } from '../publish/render-opml.js';
import { showAddress } from '../source-request.js';
import { writeCount } from '../text/write-count.js';
import { examples, plain, print, printJson } from './terminal.js';

interface ImportFlags {
  config: string;
  topic?: string;
  dryRun?: boolean;
  json?: boolean;
}

function unreadable(place: string, reason: string): CodedError {
  return new CodedError({
    code: 'opml-unreadable',
    message: `${place} cannot be read: ${reason}`,
    hint: 'Name a file or address of an OPML list, as feed readers export it.',
    exitCode: 66,
  });
}

async function readPlace(place: string, config: ReadyConfig): Promise<string> {
  if (!/^https?:\/\//i.test(place)) {
    try {
      return decodeBytes(readFileSync(place === '-' ? 0 : place), undefined, new RepairLog()).text;
    } catch (error) {
      throw unreadable(place, (error as NodeJS.ErrnoException).code ?? 'failed');
    }
  }
  const client = openHttp(config);
  try {
    const outcome = await client.fetchDocument({ url: place });
    if (outcome.kind !== 'fresh')
      throw unreadable(place, 'reason' in outcome ? outcome.reason : outcome.kind);
    return decodeBytes(outcome.body, outcome.headers['content-type'], new RepairLog()).text;
  } finally {
    await client.close();
  }
}

const shown = 10;

function listSome(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  print(title);
  for (const line of lines.slice(0, shown)) print(`  ${plain(line)}`);
  if (lines.length > shown) print(`  and ${lines.length - shown} more`);
}

function report(file: string, plan: ImportPlan, skipped: readonly string[], dryRun: boolean): void {
  const what = `${writeCount(plan.sources.length, 'source')} and ${writeCount(plan.topics.length, 'topic')}`;
  print(dryRun ? `Would add ${what} to ${file}.` : `Added ${what} to ${file}.`);
  listSome(`${writeCount(plan.duplicates.length, 'duplicate')} left out:`, plan.duplicates);
  listSome(`${writeCount(plan.kept.length, 'topic')} left as they are:`, plan.kept);
  listSome(`${writeCount(skipped.length, 'outline')} skipped:`, skipped);
}

async function importList(
  place: string,
  { config: file, topic, dryRun = false, json }: ImportFlags,
): Promise<void> {
  const open = openConfigFile(file);
  const reading = readOpml(await readPlace(place, open.config));
  if (!reading.isOpml) throw unreadable(place, 'it is no OPML');
  const plan = planImport(open.config, reading.subscriptions, topic);
  const text = appendEntries(appendEntries(open.text, 'sources', plan.sources), 'topics', plan.topics);
  if (!dryRun && text !== open.text) saveConfigFile(open, text);
  if (json) printJson({ ...plan, skipped: reading.skipped });
  else
    report(
      file,
      plan,
      reading.skipped.map(({ title, because }) => `${title}: ${because}`),
      dryRun,
    );
}

function exportList({ config: file }: { config: string }): void {
  const { config } = loadConfig(file);
  const folders = new Map(
    config.topics.flatMap((topic) => (topic.sources ?? []).map((id) => [id, topic.title ?? topic.id])),
  );
  const outlines = config.sources.map(({ id, title, url, language }) => {
    const folder = folders.get(id);
    return {
      title: title ?? id,
      xmlUrl: showAddress(url),
      ...(language === undefined ? {} : { language }),
      ...(folder === undefined ? {} : { categories: [folder] }),
    };
  });
  process.stdout.write(renderOpml({ title: `Sources of ${config.site.title}`, outlines }));
}

const importer = examples(
  new Command('import')
    .description('adds the feeds of an OPML file or address; folders become topics')
    .argument('<place>', 'file, web address, or - for standard input')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .option('--topic <id>', 'one topic for all of them, whatever their folders')
    .option('--dry-run', 'show what would be added, and write nothing')
    .option('--json', 'print the plan as JSON')
    .action(importList),
  [['opml import subscriptions.opml', 'takes over what a feed reader exported']],
);

const exporter = examples(
  new Command('export')
    .description('prints the sources as OPML, without passwords and keys')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .action(exportList),
  [['opml export > sources.opml', 'for another program']],
);

export const command = new Command('opml')
  .description('takes in and hands out lists of feeds')
  .addCommand(importer)
  .addCommand(exporter);
