/** `winnow sources`: the sources of the configuration, one a line. */
import { Command } from 'commander';
import { loadConfig } from '../config.js';
import { showAddress } from '../source-request.js';
import { columns, examples, print, printJson } from './terminal.js';

function list({ config: file, json }: { config: string; json?: boolean }): void {
  const { sources, topics } = loadConfig(file).config;
  const rows = sources.map(({ id, url, type, enabled }) => ({
    id,
    url: showAddress(url),
    type,
    enabled,
    topics: topics.filter((topic) => topic.sources?.includes(id)).map((topic) => topic.id),
  }));
  if (json) {
    printJson(rows);
    return;
  }
  for (const line of columns(
    rows.map(({ id, url, enabled }) => [id, enabled ? '' : 'paused', url]),
    '',
  ))
    print(line);
}

export const command = examples(
  new Command('sources')
    .description('lists the sources of the configuration; winnow status tells how they answer')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .option('--json', 'print them as JSON')
    .action(list),
  [['sources', 'ids and addresses']],
);
