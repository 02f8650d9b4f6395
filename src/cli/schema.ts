/** `winnow schema`: the JSON Schema of the configuration, for editors, or the same as a table for people. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { configJsonSchema } from '../config-schema.js';
import { configTable, replaceTable } from '../config-table.js';

export const command = new Command('schema')
  .description('prints the JSON Schema of feeds.config.json')
  .option('--table', 'print a Markdown table of the settings instead')
  .option('--into <file>', 'put the table into a Markdown file, between its "settings" comments')
  .action(({ table, into }: { table?: boolean; into?: string }) => {
    const schema = configJsonSchema();
    if (into !== undefined) {
      writeFileSync(into, replaceTable(readFileSync(into, 'utf8'), configTable(schema)));
      return;
    }
    process.stdout.write(`${table ? configTable(schema) : JSON.stringify(schema, null, 2)}\n`);
  });
