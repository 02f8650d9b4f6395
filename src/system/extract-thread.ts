/** Entry of a worker thread: reads pages it is sent and answers with what was extracted. */
import { parentPort } from 'node:worker_threads';
import { extractPage, type PageInput } from '../extract/extract-page.js';

const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');

port.on('message', (input: PageInput) => {
  try {
    port.postMessage({ extraction: extractPage(input) });
  } catch (error) {
    port.postMessage({ reason: error instanceof Error ? error.message : String(error) });
  }
});
// Loading the stage takes longer than most pages; the time limit of the first page starts after it.
port.postMessage({ ready: true });
