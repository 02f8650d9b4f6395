/** `winnow export`: everything the store knows as lines of JSON on standard output. */
import { once } from 'node:events';
import { Command } from 'commander';
import { readEnvironment } from '../environment.js';
import { openDatabase } from '../open-engines.js';
import { exportLines } from '../store/transfer.js';
import { createLog } from '../system/pino-log.js';

async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

export const command = new Command('export')
  .description('writes sources, articles, identities, labels and feeds as JSON Lines to standard output')
  .action(async () => {
    const environment = readEnvironment(process.env);
    const { database, version } = await openDatabase(environment, [], createLog(environment.logLevel));
    try {
      const rows = await exportLines(database, version, writeLine);
      process.stderr.write(`${rows} rows were exported.\n`);
    } finally {
      await database.close();
    }
  });
