/** `winnow check`: every problem of a configuration at once. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { checkConfig, showProblem } from '../config.js';
import { CodedError } from '../errors.js';

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CodedError({
      code: 'config-missing',
      message: `the configuration ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`,
      hint: 'Name it with --config FILE.',
      exitCode: 78,
      cause: error,
    });
  }
}

export const command = new Command('check')
  .description('tells every problem of the configuration, with its place and its fix')
  .option('-c, --config <file>', 'configuration', 'feeds.config.json')
  .action(({ config: file }: { config: string }) => {
    const { config, problems } = checkConfig(file, readFile(file));
    for (const problem of problems) process.stdout.write(`${showProblem(problem)}\n`);
    if (config) {
      process.stdout.write(
        `${file}: ${config.sources.length} sources, ${config.topics.length} topics: fine\n`,
      );
    } else {
      process.exitCode = 78;
    }
  });
