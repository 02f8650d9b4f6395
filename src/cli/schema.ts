/** `winnow schema`: the JSON Schema of the configuration, for editors. */
import { Command } from 'commander';
import { configJsonSchema } from '../config-schema.js';

export const command = new Command('schema')
  .description('prints the JSON Schema of feeds.config.json')
  .action(() => {
    process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  });
