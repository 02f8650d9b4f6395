/** `winnow sources`: the sources of the configuration, one a line, and how they do where a store can tell. */
import { Command } from 'commander';
import { loadConfig, type ReadyConfig } from '../config.js';
import { CodedError } from '../errors.js';
import { ask } from '../operations/ask.js';
import type { SourceStatus } from '../operations/status.js';
import { showAddress } from '../source-request.js';
import { age, columns, examples, paint, print, printJson } from './terminal.js';

interface SourceRow {
  id: string;
  url: string;
  type: string;
  enabled: boolean;
  topics: string[];
  /** These are null where no store can be asked, or where it does not know the source yet. */
  state: SourceStatus['state'] | null;
  because: string | null;
  lastNewAt: string | null;
  nextPollAt: string | null;
}

const fine = new Set(['ok', 'new', 'paused']);

/** A list of sources is worth having without their state. */
async function askStates(configFile: string): Promise<ReadonlyMap<string, SourceStatus>> {
  try {
    const { answer } = await ask('status', {}, { configFile });
    return new Map(answer.sources.map((source) => [source.id, source]));
  } catch (error) {
    if (!(error instanceof CodedError) || !['no-site-yet', 'no-answer'].includes(error.code)) throw error;
    if (error.code === 'no-answer') process.stderr.write(`winnow: without their state: ${error.message}\n`);
    return new Map();
  }
}

function rowsOf({ sources, topics }: ReadyConfig, states: ReadonlyMap<string, SourceStatus>): SourceRow[] {
  return sources.map(({ id, url, type, enabled }) => {
    const known = states.get(id);
    return {
      id,
      url: showAddress(url),
      type,
      enabled,
      topics: topics.filter((topic) => topic.sources?.includes(id)).map((topic) => topic.id),
      state: known?.state ?? null,
      because: known?.because ?? null,
      lastNewAt: known?.lastNewAt ?? null,
      nextPollAt: enabled ? (known?.nextPollAt ?? null) : null,
    };
  });
}

function describeState({ state, enabled }: SourceRow): string {
  if (!enabled) return 'paused';
  if (state === null) return '';
  return state.replaceAll('-', ' ');
}

function show(rows: readonly SourceRow[]): void {
  if (rows.length === 0) print('No sources yet: winnow add https://example.org/');
  const now = new Date();
  const lines = columns(
    rows.map((row) => {
      const next = row.nextPollAt === null ? '' : `next poll ${age(row.nextPollAt, now)}`;
      return [row.id, describeState(row), next, row.url];
    }),
    '',
  );
  for (const [at, line] of lines.entries()) {
    const { state } = rows[at] ?? {};
    print(state && !fine.has(state) ? paint('red', line) : line);
  }
}

async function list({ config: file, json }: { config: string; json?: boolean }): Promise<void> {
  // A configuration with faults is told of before any database is opened.
  const { config } = loadConfig(file);
  const rows = rowsOf(config, await askStates(file));
  if (json) printJson(rows);
  else show(rows);
}

export const command = examples(
  new Command('sources')
    .description('lists the sources of the configuration, with their state where a store can tell')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .option('--json', 'print them as JSON')
    .addHelpText('after', '\n"winnow status" says more of the sources that are in trouble.')
    .action(list),
  [['sources', 'ids, states, next polls and addresses']],
);
