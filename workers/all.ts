/** Every worker in one process. */
import { roles } from '../src/role-names.js';
import { runWorkerProcess } from '../src/run-worker.js';

await runWorkerProcess(roles);
