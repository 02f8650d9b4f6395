/** The window of recent articles in a thread of its own: grouping is the most of what the flow computes. */
import { Worker } from 'node:worker_threads';
import type { GroupArticle } from '../group/article-print.js';
import type { GrouperOptions } from '../group/grouper-options.js';
import type { Meaning } from '../group/meaning.js';
import type { KnownArticle, WindowDecision } from '../group/recent-window.js';
import type { OpenWindow } from '../grouping-ports.js';
import type { WindowAnswer, WindowRequest } from './group-thread.js';

/** A process started from the sources (tests) still needs the built file: threads run JavaScript only. */
const threadFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/src/system/group-thread.js', import.meta.url)
  : new URL('./group-thread.js', import.meta.url);

interface Call {
  resolve(answer: WindowAnswer): void;
  reject(error: Error): void;
}

class ThreadedWindow implements OpenWindow {
  private readonly worker: Worker;
  private readonly calls: Call[] = [];
  private fault: Error | undefined;

  constructor(options: GrouperOptions) {
    this.worker = new Worker(threadFile, { workerData: options });
    this.worker.unref();
    this.worker.on('message', (answer: WindowAnswer) => this.receive(answer));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('the thread that groups has ended')));
  }

  async restore(known: readonly KnownArticle[]): Promise<void> {
    await this.ask({ known });
  }

  async decide(
    articles: readonly GroupArticle[],
    meanings: ReadonlyMap<string, Meaning>,
  ): Promise<WindowDecision> {
    const answer = await this.ask({ articles, meanings });
    if (!('decision' in answer)) throw new Error('the thread that groups gave no decision');
    return answer.decision;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async ask(request: WindowRequest): Promise<WindowAnswer> {
    if (this.fault !== undefined) throw this.fault;
    // A thread without work keeps no process alive.
    this.worker.ref();
    this.worker.postMessage(request);
    const answer = await new Promise<WindowAnswer>((resolve, reject) => this.calls.push({ resolve, reject }));
    if ('fault' in answer) throw new Error(answer.fault);
    return answer;
  }

  private receive(answer: WindowAnswer): void {
    const call = this.calls.shift();
    if (this.calls.length === 0) this.worker.unref();
    call?.resolve(answer);
  }

  private fail(error: Error): void {
    this.fault ??= error;
    for (const call of this.calls.splice(0)) call.reject(this.fault);
  }
}

export function openThreadedWindow(options: GrouperOptions): OpenWindow {
  return new ThreadedWindow(options);
}
