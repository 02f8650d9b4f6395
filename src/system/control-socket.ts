/** The socket in the data directory at which a running process answers commands of the same user, one request a connection. */
import { chmodSync, lstatSync, mkdtempSync, readlinkSync, rmdirSync, rmSync, symlinkSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { CodedError } from '../errors.js';

export interface ControlRequest {
  operation: string;
  args: unknown;
}

/** What an answer may need of the one who asks. */
export interface Conversation {
  /** Aborted when the asker is gone. */
  signal: AbortSignal;
  /** Tells the asker how far the work is. */
  progress(facts: object): void;
}

export type Answerer = (request: ControlRequest, conversation: Conversation) => Promise<unknown>;

interface Fault {
  code: string;
  message: string;
  hint?: string;
  exitCode?: number;
}

/** One line each, any number of `progress` and then one of the others. */
type Message = { progress: object } | { answer: unknown } | { error: Fault };

const requestBytes = 1_000_000;
const patienceMs = 10_000;
const connections = 16;
/** A socket's address holds 104 bytes on macOS and 108 on Linux, its end included. */
const addressBytes = 103;

function nameIn(dataDir: string): string {
  return join(resolve(dataDir), 'winnow.sock');
}

/** Follows the link that stands for a socket whose own path would be too long. */
function addressOf(name: string): string {
  try {
    return lstatSync(name).isSymbolicLink() ? readlinkSync(name) : name;
  } catch {
    return name;
  }
}

function makeAddress(name: string): string {
  if (Buffer.byteLength(name) <= addressBytes) return name;
  const address = join(mkdtempSync(join(tmpdir(), 'winnow-')), 'socket');
  symlinkSync(address, name);
  return address;
}

/** Whoever made it is dead, for the caller holds the data directory. */
function removeOld(name: string): void {
  const address = addressOf(name);
  if (address !== name) {
    rmSync(address, { force: true });
    try {
      rmdirSync(dirname(address));
    } catch {
      // Swept away with the other temporary files, as it may be.
    }
  }
  rmSync(name, { force: true });
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof CodedError)) return { code: 'failed', message: String((error as Error).message) };
  const { code, message, hint, exitCode } = error;
  return { code, message, exitCode, ...(hint === undefined ? {} : { hint }) };
}

/** Throws on anything but one line of JSON within size and time. */
function readRequest(socket: Socket): Promise<ControlRequest> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > requestBytes) return socket.destroy(new Error('the request is too large'));
      if (!text.includes('\n')) return;
      socket.setTimeout(0);
      socket.removeAllListeners('data').resume();
      try {
        resolve(JSON.parse(text) as ControlRequest);
      } catch (error) {
        reject(error);
      }
    });
    socket.once('close', () => reject(new Error('the asker is gone')));
  });
}

async function converse(socket: Socket, answerer: Answerer): Promise<void> {
  const gone = new AbortController();
  socket.on('error', () => undefined);
  socket.once('close', () => gone.abort());
  const say = (message: Message) => {
    if (!gone.signal.aborted) socket.write(`${JSON.stringify(message)}\n`);
  };
  try {
    const request = await readRequest(socket);
    const answer = await answerer(request, {
      signal: gone.signal,
      progress: (progress) => say({ progress }),
    });
    say({ answer: answer ?? null });
  } catch (error) {
    say({ error: faultOf(error) });
  }
  socket.end();
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      // Connecting needs the right to write: nobody but this user.
      chmodSync(address, 0o600);
      resolve();
    });
  });
}

/** Answers until it is closed. To be called by the holder of the data directory. */
export async function answerAt(dataDir: string, answerer: Answerer): Promise<{ close(): Promise<void> }> {
  const name = nameIn(dataDir);
  removeOld(name);
  const address = makeAddress(name);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    void converse(socket, answerer);
  });
  server.maxConnections = connections;
  await listen(server, address);
  return {
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      removeOld(name);
    },
  };
}

function connect(dataDir: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(addressOf(nameIn(dataDir)));
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // Nobody ever listened, or whoever did was killed.
      if (['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'].includes(error.code ?? '')) resolve(undefined);
      else reject(error);
    });
  });
}

function connectionLost(): CodedError {
  return new CodedError({
    code: 'connection-lost',
    message: 'the running process ended before it had answered',
    hint: 'Try again; what it was doing is taken up at its next start.',
    retry: 'later',
    exitCode: 75,
  });
}

/** Undefined when nobody listens there; throws what the answerer threw, and `connection-lost`. */
export async function askAt(
  dataDir: string,
  request: ControlRequest,
  onProgress: (facts: object) => void = () => undefined,
): Promise<{ answer: unknown } | undefined> {
  const socket = await connect(dataDir);
  if (socket === undefined) return undefined;
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    socket.on('error', () => undefined);
    for await (const line of createInterface({ input: socket })) {
      const message = JSON.parse(line) as Message;
      if ('progress' in message) onProgress(message.progress);
      else if ('error' in message) throw new CodedError(message.error);
      else return message;
    }
    throw connectionLost();
  } finally {
    socket.destroy();
  }
}
