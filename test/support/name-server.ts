/** A name server for tests, which can be as bad as name servers are: it answers over UDP and TCP. */
import { randomBytes } from 'node:crypto';
import { createSocket, type RemoteInfo } from 'node:dgram';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What it does to whoever asks for a name; where a connection is needed it asks for one (RFC 7766 section 5). */
export const manners = ['hangs', 'resets', 'drips', 'sends-garbage', 'fails'] as const;

export interface NameServer {
  /** `ADDRESS:PORT`. */
  address: string;
  /** Names in the order they were asked for, once for each question. */
  asked: string[];
  close(): Promise<void>;
}

/** An IPv4 address, a manner, or undefined for a name that is not there. */
export type AnswerFor = (name: string) => string | undefined;

const headerBytes = 12;
const codes = { none: 0, fails: 2, unknown: 3 };
/** This is a response, from whoever has the say, and recursion is to be had (RFC 1035 section 4.1.1). */
const flags = 0x8480;
const truncated = 0x0200;
const typeOfIpv4 = 1;

interface Question {
  name: string;
  type: number;
  /** Header and question, to begin the answer with. */
  bytes: Buffer;
}

function readQuestion(message: Buffer): Question {
  const labels: string[] = [];
  let at = headerBytes;
  for (let length = message[at]; length; length = message[at]) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const bytes = Buffer.from(message.subarray(0, at + 5));
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), bytes };
}

function answerOf({ bytes, type }: Question, address: string | undefined, code: number): Buffer {
  const has = address !== undefined && type === typeOfIpv4;
  bytes.writeUInt16BE(flags | code, 2);
  bytes.writeUInt16BE(1, 4);
  bytes.writeUInt16BE(has ? 1 : 0, 6);
  bytes.fill(0, 8, headerBytes);
  if (!has) return bytes;
  // The name of the question again, class and type, a second to live, four bytes.
  const record = Buffer.from([0xc0, headerBytes, 0, typeOfIpv4, 0, 1, 0, 0, 0, 1, 0, 4]);
  return Buffer.concat([bytes, record, Buffer.from(address.split('.').map(Number))]);
}

function answerOnce(question: Question, answer: string | undefined): Buffer | undefined {
  switch (answer) {
    case 'hangs':
      return undefined;
    case 'fails':
      return answerOf(question, undefined, codes.fails);
    case 'sends-garbage':
      // With the number of the question, or nobody would look at it.
      return Buffer.concat([question.bytes.subarray(0, 2), randomBytes(200)]);
    case 'resets':
    case 'drips': {
      const empty = answerOf(question, undefined, codes.none);
      empty.writeUInt16BE(flags | truncated, 2);
      return empty;
    }
    default:
      return answerOf(question, answer, answer === undefined ? codes.unknown : codes.none);
  }
}

function answerBySocket(socket: Socket, answer: string | undefined): void {
  if (answer === 'resets') return void socket.resetAndDestroy();
  if (answer !== 'drips') return;
  const timer = setInterval(() => socket.write('\0'), 1_000);
  socket.on('close', () => clearInterval(timer));
}

/** `port` 53 needs the right to it; another is chosen when absent. */
export async function startNameServer(
  answerFor: AnswerFor,
  { host = '127.0.0.1', port = 0 } = {},
): Promise<NameServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const datagrams = createSocket('udp4');
  datagrams.on('message', (message: Buffer, from: RemoteInfo) => {
    const question = readQuestion(message);
    asked.push(question.name);
    const answer = answerOnce(question, answerFor(question.name));
    if (answer) datagrams.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => datagrams.bind(port, host, resolve));
  const bound = datagrams.address().port;
  const streams = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    // Its first two bytes are the length.
    socket.once('data', (bytes: Buffer) =>
      answerBySocket(socket, answerFor(readQuestion(bytes.subarray(2)).name)),
    );
  });
  await new Promise<void>((resolve) => streams.listen(bound, host, resolve));
  return {
    address: `${host}:${(streams.address() as AddressInfo).port}`,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      datagrams.close();
      await new Promise((resolve) => streams.close(resolve));
    },
  };
}
