/** `winnow start`: everything in one process. */
import { Command } from 'commander';
import { roles } from '../role-names.js';
import { runWorker } from '../run-worker.js';

function announce(address: string): void {
  process.stdout.write(`Winnow is serving ${address}\n`);
}

export const command = new Command('start')
  .description('polls the sources and serves the feeds, all in one process')
  .option('-c, --config <file>', 'configuration', 'feeds.config.json')
  .action(async ({ config }: { config: string }) => {
    await runWorker(roles, {
      configFile: config,
      onStarted: ({ site }, { port }) => announce(`${site.url}/ on port ${port}`),
    });
  });
