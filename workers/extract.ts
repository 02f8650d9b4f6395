/** The `extract` worker as a process of its own. */
import { runWorkerProcess } from '../src/run-worker.js';

await runWorkerProcess(['extract']);
