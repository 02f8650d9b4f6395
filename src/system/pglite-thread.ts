/** Entry of the thread that holds the embedded engine: answers messages of the PostgreSQL protocol, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** What the thread is asked: octets of the protocol, or to end. */
export type EngineRequest = { messages: Uint8Array } | { close: true };

export type EngineAnswer = { octets: Uint8Array<ArrayBuffer> } | { fault: string };

const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');

const { dataDir } = workerData as { dataDir: string | undefined };
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'jit=off'];
const engine = await PGlite.create({ startParams, ...(dataDir === undefined ? {} : { dataDir }) });
const nothing = new Uint8Array(0);

async function answer(request: EngineRequest): Promise<EngineAnswer> {
  try {
    if ('messages' in request)
      return { octets: engine.execProtocolRawSync(request.messages) as Uint8Array<ArrayBuffer> };
    await engine.close();
    return { octets: nothing };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', async (request: EngineRequest) => {
  const answered = await answer(request);
  const isMovable = 'octets' in answered && answered.octets.byteLength > 0;
  port.postMessage(answered, isMovable ? [answered.octets.buffer] : []);
});
port.postMessage({ octets: nothing } satisfies EngineAnswer);
