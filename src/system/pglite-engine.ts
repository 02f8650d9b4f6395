/** The embedded engine in a thread of its own, so that a long statement holds up neither readers nor other work. */
import { Worker } from 'node:worker_threads';
import type { EngineAnswer, EngineRequest } from './pglite-thread.js';
import { ThreadCalls } from './thread-calls.js';

/** Speaks the PostgreSQL protocol. */
export interface PgliteEngine {
  /**
   * Sends messages and gives back all that the engine answers to them; calls are answered in their order. Messages in
   * memory of their own are handed over with it: the caller has them no longer.
   */
  send(messages: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A process started from the sources (tests) still needs the built file: threads run JavaScript only. */
const threadFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/src/system/pglite-thread.js', import.meta.url)
  : new URL('./pglite-thread.js', import.meta.url);

/** Memory that holds these messages and nothing else. */
function movable(request: EngineRequest): ArrayBuffer[] {
  if (!('messages' in request)) return [];
  const { buffer, byteLength } = request.messages;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function octetsOf(answer: EngineAnswer): Uint8Array {
  if ('fault' in answer) throw new Error(answer.fault);
  return answer.octets;
}

class ThreadEngine implements PgliteEngine {
  private readonly worker: Worker;
  private readonly calls: ThreadCalls<EngineRequest, EngineAnswer>;

  constructor(dataDir: string | undefined) {
    this.worker = new Worker(threadFile, { workerData: { dataDir } });
    this.calls = new ThreadCalls(this.worker, 'the embedded database');
  }

  /** Answered when the engine is open. */
  async opened(): Promise<void> {
    octetsOf(await this.calls.expect());
  }

  send(messages: Uint8Array): Promise<Uint8Array> {
    return this.ask({ messages });
  }

  async close(): Promise<void> {
    this.calls.hold();
    if (this.calls.fault === undefined) await this.ask({ close: true });
    await this.worker.terminate();
  }

  private async ask(request: EngineRequest): Promise<Uint8Array> {
    return octetsOf(await this.calls.ask(request, movable(request)));
  }
}

/** In memory where no directory is named; rejects when the directory does not open. */
export async function openPgliteEngine(dataDir?: string): Promise<PgliteEngine> {
  const engine = new ThreadEngine(dataDir);
  await engine.opened();
  return engine;
}
