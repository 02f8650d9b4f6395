/** `winnow worker ROLE…`: some of the roles, for a process or container of its own. */
import { Argument, Command } from 'commander';
import { type Role, roles } from '../role-names.js';
import { runWorker } from '../run-worker.js';

export const command = new Command('worker')
  .description('runs some of the roles in this process')
  .addArgument(new Argument('<role...>', 'what this process does').choices(roles))
  .option('-c, --config <file>', 'configuration', 'feeds.config.json')
  .action(async (wanted: Role[], { config }: { config: string }) => {
    await runWorker(wanted, { configFile: config });
  });
