/** Entry of the thread that holds the window of recent articles: does what it is asked, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { GroupArticle } from '../group/article-print.js';
import type { GrouperOptions } from '../group/grouper-options.js';
import type { Meaning } from '../group/meaning.js';
import { type KnownArticle, RecentWindow, type WindowDecision } from '../group/recent-window.js';

export type WindowRequest =
  | { known: readonly KnownArticle[] }
  | { articles: readonly GroupArticle[]; meanings: ReadonlyMap<string, Meaning> };

export type WindowAnswer = { decision: WindowDecision } | { restored: true } | { fault: string };

const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');

const window = new RecentWindow(workerData as GrouperOptions);

function answerTo(request: WindowRequest): WindowAnswer {
  try {
    if ('articles' in request) return { decision: window.decide(request.articles, request.meanings) };
    window.restore(request.known);
    return { restored: true };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (request: WindowRequest) => port.postMessage(answerTo(request)));
