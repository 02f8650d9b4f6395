/** `winnow check`: every problem of the configuration, each with its place and its fix. */
import { Command } from 'commander';
import { checkConfigFile, showProblem } from '../config.js';
import { writeCount } from '../text/write-count.js';
import { checkRulesFolder } from './check-rules-folder.js';

export const command = new Command('check')
  .description('tells every problem of the configuration, with its place and its fix')
  .option('-c, --config <file>', 'configuration', 'feeds.config.json')
  .action(({ config: file }: { config: string }) => {
    const { config, problems } = checkConfigFile(file);
    const all = [...problems, ...checkRulesFolder(file, config?.defaults.siteRules)];
    for (const problem of all) process.stdout.write(`${showProblem(problem)}\n`);
    if (!config || all.some(({ severity }) => severity === 'error')) {
      process.exitCode = 78;
      return;
    }
    const [sources, topics] = [config.sources.length, config.topics.length];
    process.stdout.write(`${file}: ${writeCount(sources, 'source')}, ${writeCount(topics, 'topic')}: fine\n`);
  });
