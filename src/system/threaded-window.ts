/** The window of recent articles in a thread of its own: grouping is the most of what the flow computes. */
import { Worker } from 'node:worker_threads';
import type { GroupArticle } from '../group/article-print.js';
import type { GrouperOptions } from '../group/grouper-options.js';
import type { Meaning } from '../group/meaning.js';
import type { KnownArticle, WindowDecision } from '../group/recent-window.js';
import type { OpenWindow } from '../grouping-ports.js';
import type { WindowAnswer, WindowRequest } from './group-thread.js';
import { ThreadCalls } from './thread-calls.js';

/** A process started from the sources (tests) still needs the built file: threads run JavaScript only. */
const threadFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/src/system/group-thread.js', import.meta.url)
  : new URL('./group-thread.js', import.meta.url);

/** Twice what a full window needs: the larger the limit, the more garbage is left lying. */
const resourceLimits = { maxOldGenerationSizeMb: 1_024 };

class ThreadedWindow implements OpenWindow {
  private readonly worker: Worker;
  private readonly calls: ThreadCalls<WindowRequest, WindowAnswer>;

  constructor(options: GrouperOptions) {
    this.worker = new Worker(threadFile, { workerData: options, resourceLimits });
    this.worker.unref();
    this.calls = new ThreadCalls(this.worker, 'the thread that groups');
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
    const answer = await this.calls.ask(request);
    if ('fault' in answer) throw new Error(answer.fault);
    return answer;
  }
}

export function openThreadedWindow(options: GrouperOptions): OpenWindow {
  return new ThreadedWindow(options);
}
