/** `winnow status`: how the sources answer, what waits, and when each topic last changed. */

import { Command } from 'commander';
import { ask } from '../operations/ask.js';
import type { SiteStatus, SourceStatus } from '../operations/status.js';
import { writeCount } from '../text/write-count.js';
import { age, columns, examples, paint, plain, print, printJson, shorten } from './terminal.js';

const fine = new Set(['ok', 'new', 'paused']);

/** Ends with this when something needs a person. */
const troubleExitCode = 1;

function countStates(sources: readonly SourceStatus[]): string {
  const counts = new Map<string, number>();
  for (const { state } of sources) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state.replaceAll('-', ' ')}`).join(', ');
}

function showSources({ sources, at }: SiteStatus, all: boolean): void {
  const now = new Date(at);
  const due = sources.filter((source) => source.due).length;
  const states = sources.length === 0 ? '' : `: ${countStates(sources)}${due > 0 ? `; ${due} due now` : ''}`;
  print(`${writeCount(sources.length, 'source')}${states}`);
  const shown = all ? sources : sources.filter(({ state, guids }) => !fine.has(state) || guids !== null);
  for (const { id, state, because, guids, lastNewAt, nextPollAt } of shown) {
    const mark = fine.has(state) ? paint('green', 'ok') : paint('red', state.replaceAll('-', ' '));
    print(`  ${id}  ${mark}  newest entry ${age(lastNewAt, now)}, next poll ${age(nextPollAt, now)}`);
    if (!fine.has(state)) print(`      ${plain(because)}`);
    if (guids !== null) print(`      ${plain(guids)}`);
  }
}

function showQueues({ queues }: SiteStatus): void {
  const busy = queues.filter(
    ({ waiting, active, delayed, failed }) => waiting + active + delayed + failed > 0,
  );
  if (busy.length === 0) {
    print('Queues: empty');
    return;
  }
  print('Queues');
  const rows = busy.map(({ name, waiting, active, delayed, failed }) => [
    name,
    `${waiting} waiting`,
    `${active} running`,
    `${delayed} delayed`,
    failed > 0 ? paint('red', `${failed} failed`) : '',
  ]);
  for (const row of columns(rows)) print(row);
}

function showTopics({ topics, at }: SiteStatus): void {
  print(writeCount(topics.length, 'topic'));
  const rows = topics.map(({ id, title, items, publishedAt }) => [
    id,
    items === null ? 'not published yet' : writeCount(items, 'item'),
    publishedAt === null ? '' : `changed ${age(publishedAt, new Date(at))}`,
    title === id ? '' : shorten(title, 50),
  ]);
  for (const row of columns(rows)) print(row);
}

function showSetAside({ setAside, at }: SiteStatus): void {
  if (setAside.length === 0) return;
  print(paint('red', 'Set aside, because no retry can help'));
  for (const entry of setAside) {
    print(
      `  ${entry.id}  ${shorten(entry.title ?? entry.url ?? 'an entry', 70)} (${entry.stage}, ${age(entry.at, new Date(at))})`,
    );
    print(`      ${plain(entry.reason)}`);
  }
  print('  "winnow retry" gives them another try.');
}

export function showStatus(status: SiteStatus, running: boolean, all: boolean): void {
  print(
    running
      ? `Running, serving ${status.url}/`
      : 'This command read the database itself; no running process was asked.',
  );
  showSources(status, all);
  showQueues(status);
  showSetAside(status);
  showTopics(status);
}

export const command = examples(
  new Command('status')
    .description('Shows how the sources answer, what waits in the queues, and when each topic last changed.')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .option('-a, --all', 'every source, not only those in trouble')
    .option('--json', 'everything as JSON')
    .action(async (options: { config: string; all?: boolean; json?: boolean }) => {
      const { answer, running } = await ask('status', {}, { configFile: options.config });
      if (options.json) printJson({ running, ...answer });
      else showStatus(answer, running, options.all === true);
      const isTroubled = answer.setAside.length > 0 || answer.sources.some(({ state }) => !fine.has(state));
      if (isTroubled) process.exitCode = troubleExitCode;
    }),
  [
    ['status', 'sources in trouble, queues and topics; ends with 1 when something is in trouble'],
    ['status --all --json', 'the same of every source, for a program'],
  ],
);
