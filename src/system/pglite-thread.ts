/** Entry of the thread that holds the embedded engine: answers messages of the PostgreSQL protocol, one after the other. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
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

function join(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}

/** As octets alone: what the engine answers otherwise it also parses, and keeps what it parsed for as long as it lives. */
async function run(messages: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  // A view of the engine's memory, where the next octets take its place.
  const onRawData = (octets: Uint8Array) => void parts.push(new Uint8Array(octets));
  await engine.execProtocolRawStream(messages, { syncToFs: false, onRawData });
  return join(parts);
}

async function answer(request: EngineRequest): Promise<EngineAnswer> {
  try {
    if ('messages' in request) return { octets: await run(request.messages) };
    await engine.close();
    return { octets: nothing };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

async function tell(to: MessagePort, request: EngineRequest): Promise<void> {
  const answered = await answer(request);
  const isMovable = 'octets' in answered && answered.octets.byteLength > 0;
  to.postMessage(answered, isMovable ? [answered.octets.buffer] : []);
}

// Answers are told apart by their order alone.
let last: Promise<void> = Promise.resolve();
port.on('message', (request: EngineRequest) => {
  last = last.then(() => tell(port, request));
});
port.postMessage({ octets: nothing } satisfies EngineAnswer);
