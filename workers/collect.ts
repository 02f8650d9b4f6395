/** The `collect` worker as a process of its own. */
import { runWorker } from '../src/run-worker.js';

await runWorker(['collect'], { configFile: process.env.CONFIG ?? 'feeds.config.json' });
