/** The embedded engine in a thread of its own, so that a long statement holds up neither readers nor other work. */
import { Worker } from 'node:worker_threads';
import type { EngineAnswer, EngineRequest } from './pglite-thread.js';

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

interface Call {
  resolve(octets: Uint8Array): void;
  reject(error: Error): void;
}

/** Memory that holds these messages and nothing else. */
function movable(request: EngineRequest): ArrayBuffer[] {
  if (!('messages' in request)) return [];
  const { buffer, byteLength } = request.messages;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

class ThreadEngine implements PgliteEngine {
  private readonly calls: Call[] = [];
  private readonly worker: Worker;
  private fault: Error | undefined;
  private isClosing = false;

  constructor(dataDir: string | undefined) {
    this.worker = new Worker(threadFile, { workerData: { dataDir } });
    this.worker.on('message', (answer: EngineAnswer) => this.receive(answer));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('the embedded database has ended')));
  }

  /** Answered when the engine is open. */
  opened(): Promise<Uint8Array> {
    return this.expect();
  }

  send(messages: Uint8Array): Promise<Uint8Array> {
    return this.ask({ messages });
  }

  async close(): Promise<void> {
    this.isClosing = true;
    if (this.fault === undefined) await this.ask({ close: true });
    await this.worker.terminate();
  }

  private ask(request: EngineRequest): Promise<Uint8Array> {
    if (this.fault !== undefined) return Promise.reject(this.fault);
    this.worker.postMessage(request, movable(request));
    return this.expect();
  }

  /** An engine without work keeps no process alive. */
  private expect(): Promise<Uint8Array> {
    this.worker.ref();
    return new Promise((resolve, reject) => this.calls.push({ resolve, reject }));
  }

  private receive(answer: EngineAnswer): void {
    const call = this.calls.shift();
    // Whoever closes it waits for the end of the thread.
    if (this.calls.length === 0 && !this.isClosing) this.worker.unref();
    if ('octets' in answer) call?.resolve(answer.octets);
    else call?.reject(new Error(answer.fault));
  }

  private fail(error: Error): void {
    this.fault ??= error;
    for (const call of this.calls.splice(0)) call.reject(this.fault);
  }
}

/** In memory where no directory is named; rejects when the directory does not open. */
export async function openPgliteEngine(dataDir?: string): Promise<PgliteEngine> {
  const engine = new ThreadEngine(dataDir);
  await engine.opened();
  return engine;
}
