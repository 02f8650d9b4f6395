/** `winnow retry`: another try for entries that were set aside. */
import { Command, InvalidArgumentError } from 'commander';
import { ask } from '../operations/ask.js';
import { writeCount } from '../text/write-count.js';
import { examples, print, printJson } from './terminal.js';

function readId(text: string, others: string[] = []): string[] {
  if (!/^\d{1,18}$/.test(text))
    throw new InvalidArgumentError('An entry is named by its number, as "winnow status" shows it.');
  return [...others, text];
}

/** Some of what was asked for is not set aside. */
const unknownExitCode = 1;

export const command = examples(
  new Command('retry')
    .description('Gives entries that were set aside another try: those named, or all of them.')
    .argument('[entry...]', 'numbers of entries, as "winnow status" shows them', readId)
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .option('-a, --all', 'every entry that is set aside')
    .option('--json', 'the result as JSON')
    .action(
      async (
        ids: string[] = [],
        options: { config: string; all?: boolean; json?: boolean },
        self: Command,
      ) => {
        if (ids.length > 0 === (options.all === true))
          self.error('error: name entries by their numbers, or say --all');
        const { answer } = await ask('send-back', options.all ? {} : { ids }, { configFile: options.config });
        if (options.json) printJson(answer);
        else print(`${writeCount(answer.entries, 'entry', 'entries')} will be tried again.`);
        if (!options.json && answer.unknown.length > 0) print(`Not set aside: ${answer.unknown.join(', ')}`);
        if (answer.unknown.length > 0) process.exitCode = unknownExitCode;
      },
    ),
  [
    ['retry --all', 'after a fault is mended: everything that was set aside goes through its stage again'],
    ['retry 1204', 'the entry that "winnow status" lists under this number'],
  ],
);
