/** `winnow remove`: takes sources out of the configuration; their items stay in the topics. */
import { Command } from 'commander';
import { removeEntry } from '../config/edit-config.js';
import { openConfigFile, saveConfigFile } from '../config/save-config.js';
import { readConfigText } from '../config-file.js';
import { CodedError } from '../errors.js';
import { sourceIdOf } from '../source-id.js';
import { closestName } from '../text/closest-name.js';
import { examples, print } from './terminal.js';

interface Entry {
  id?: unknown;
  url?: unknown;
}

function entriesOf(text: string, file: string): Entry[] {
  const { sources } = (readConfigText(file, text).value ?? {}) as { sources?: Entry[] };
  return sources ?? [];
}

function isMeant({ id, url }: Entry, name: string): boolean {
  if (url === name || id === name) return true;
  return id === undefined && typeof url === 'string' && URL.canParse(url) && sourceIdOf(url) === name;
}

function refuse(name: string, file: string, known: readonly string[], isElsewhere: boolean): CodedError {
  const meant = closestName(name, known);
  return new CodedError({
    code: 'source-unknown',
    message: isElsewhere
      ? `the source "${name}" stands in a file that ${file} includes`
      : `there is no source "${name}" in ${file}`,
    hint: isElsewhere
      ? 'Name that file with --config.'
      : meant
        ? `Did you mean "${meant}"?`
        : 'winnow sources lists them.',
    exitCode: 64,
  });
}

function remove(names: string[], { config: file }: { config: string }): void {
  const open = openConfigFile(file);
  const known = open.config.sources.map(({ id }) => id);
  let { text } = open;
  for (const name of names) {
    const index = entriesOf(text, file).findIndex((entry) => isMeant(entry, name));
    if (index < 0) throw refuse(name, file, known, known.includes(name));
    text = removeEntry(text, 'sources', index);
  }
  saveConfigFile(open, text);
  print(`Removed ${names.join(', ')} from ${file}. What they brought stays in the topics.`);
}

export const command = examples(
  new Command('remove')
    .description('takes sources out of the configuration; their items stay')
    .argument('<source...>', 'ids or addresses')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .action(remove),
  [['remove example.org', 'by its id']],
);
