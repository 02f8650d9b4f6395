/** Every worker in one process. */
import { roles } from '../src/roles.js';
import { runWorker } from '../src/run-worker.js';

await runWorker(roles, { configFile: process.env.CONFIG ?? 'feeds.config.json' });
