/** The `publish` worker as a process of its own. */
import { runWorker } from '../src/run-worker.js';

await runWorker(['publish'], { configFile: process.env.CONFIG ?? 'feeds.config.json' });
