/** `winnow migrate`: brings the tables up to date and ends, for updates that want this as a step of its own. */
import { Command } from 'commander';
import { readEnvironment } from '../environment.js';
import { Closers, openDatabase, openQueue } from '../open-engines.js';
import { createLog } from '../system/pino-log.js';

export const command = new Command('migrate')
  .description('brings the tables of the database up to date, as every start does, and ends')
  .action(async () => {
    const environment = readEnvironment(process.env);
    const log = createLog(environment.logLevel);
    const { database, version } = await openDatabase(environment, [], log);
    const closers = new Closers();
    closers.add(() => database.close());
    try {
      // The queue has tables of its own where it lives in the database.
      await openQueue(environment, database, log, closers);
    } finally {
      await closers.closeAll();
    }
    process.stdout.write(`The database is at version ${version}.\n`);
  });
