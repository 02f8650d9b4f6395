/** The `extract` worker as a process of its own. */
import { runWorker } from '../src/run-worker.js';

await runWorker(['extract'], { configFile: process.env.CONFIG ?? 'feeds.config.json' });
