/** The `group` worker as a process of its own. */
import { runWorkerProcess } from '../src/run-worker.js';

await runWorkerProcess(['group']);
