/** Servers that mean harm or are broken: they hang, reset, drip, and send garbage. */
import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { listen } from '../support/loopback-server.js';

export interface HostileServers {
  /** One a manner, which is its name. */
  servers: { id: string; origin: string }[];
  /** How often they were asked, all together. */
  requests(): number;
  /** Most connections to them at a time. */
  mostSockets(): number;
  close(): Promise<void>;
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n';
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));

function drip(socket: Socket): void {
  socket.write(`${head}Content-Length: 100000\r\n\r\n<rss>`);
  const timer = setInterval(() => socket.write(' '), 1_000);
  socket.on('close', () => clearInterval(timer));
}

/** What each does with a connection once it was asked something. */
const manners: Record<string, (socket: Socket) => void> = {
  hangs: () => undefined,
  resets: (socket) => socket.resetAndDestroy(),
  drips: drip,
  'sends-garbage': (socket) => socket.end(randomBytes(4_096)),
  'sends-garbage-as-a-feed': (socket) => {
    const body = randomBytes(4_096);
    socket.end(Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`), body]));
  },
  'stops-in-the-middle': (socket) => {
    socket.write(`${head}Content-Length: 100000\r\n\r\n<rss><channel><item>`);
    socket.destroySoon();
  },
  'sends-a-bomb': (socket) => {
    socket.write(`${head}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`);
    socket.end(bomb);
  },
  'redirects-for-ever': (socket) =>
    socket.end('HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n'),
  'sends-headers-for-ever': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write(`X-Header: ${'a'.repeat(1_000)}\r\n`), 5);
    socket.on('close', () => clearInterval(timer));
  },
};

/** `answerHonestly` may give a whole answer to a request, of which it sees the first bytes. */
export async function startHostileServers(
  answerHonestly: (request: string) => string | undefined = () => undefined,
): Promise<HostileServers> {
  let [asked, mostSockets] = [0, 0];
  const sockets = new Set<Socket>();
  const listening = Object.entries(manners).map(async ([id, behave]) => {
    const server = createServer((socket) => {
      sockets.add(socket);
      mostSockets = Math.max(mostSockets, sockets.size);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
      socket.once('data', (bytes: Buffer) => {
        asked += 1;
        const honest = answerHonestly(bytes.toString('latin1'));
        if (honest === undefined) behave(socket);
        else socket.end(honest);
      });
    });
    return { server, id, origin: `http://127.0.0.1:${await listen(server)}` };
  });
  const all = await Promise.all(listening);
  return {
    servers: all.map(({ id, origin }) => ({ id, origin })),
    requests: () => asked,
    mostSockets: () => mostSockets,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(all.map(({ server }) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
