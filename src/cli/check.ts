/** `winnow check`: every problem of a configuration at once. */
import { Command } from 'commander';
import { checkConfigFile, showProblem } from '../config.js';
import { writeCount } from '../text/write-count.js';

export const command = new Command('check')
  .description('tells every problem of the configuration, with its place and its fix')
  .option('-c, --config <file>', 'configuration', 'feeds.config.json')
  .action(({ config: file }: { config: string }) => {
    const { config, problems } = checkConfigFile(file);
    for (const problem of problems) process.stdout.write(`${showProblem(problem)}\n`);
    if (config) {
      process.stdout.write(
        `${file}: ${writeCount(config.sources.length, 'source')}, ${writeCount(config.topics.length, 'topic')}: fine\n`,
      );
    } else {
      process.exitCode = 78;
    }
  });
