/** Entry of a worker thread: reads pages it is sent and answers with what was extracted. */
import { parentPort } from 'node:worker_threads';
import { type ExtractTask, runExtractTask } from './extract-task.js';

const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');

port.on('message', (task: ExtractTask) => {
  try {
    port.postMessage({ extraction: runExtractTask(task) });
  } catch (error) {
    port.postMessage({ reason: error instanceof Error ? error.message : String(error) });
  }
});
// Loading the stage takes longer than most pages; the time limit of the first page starts after it.
port.postMessage({ ready: true });
