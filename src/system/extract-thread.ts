/** Entry of a worker thread: reads pages it is sent and answers with what was extracted. */
import { parentPort } from 'node:worker_threads';
import { type ExtractTask, runExtractTask } from './extract-task.js';

const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');

function answerTo(task: ExtractTask): object {
  try {
    return { extraction: runExtractTask(task) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (tasks: ExtractTask[]) => port.postMessage({ answers: tasks.map(answerTo) }));
// Loading the stage takes longer than most pages; the time limit of the first page starts after it.
port.postMessage({ ready: true });
