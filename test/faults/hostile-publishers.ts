/** Publishers that mean harm or are broken: they hang, reset, drip, and send garbage. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { listen } from '../support/loopback-server.js';

export interface HostilePublishers {
  sources: { id: string; url: string }[];
  /** How often they were asked, all together. */
  requests(): number;
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

export async function startHostilePublishers(): Promise<HostilePublishers> {
  let asked = 0;
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const sources: HostilePublishers['sources'] = [];
  for (const [id, behave] of Object.entries(manners)) {
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => {
        asked += 1;
        behave(socket);
      });
    });
    servers.push(server);
    sources.push({ id, url: `http://127.0.0.1:${await listen(server)}/feed.xml` });
  }
  return {
    sources,
    requests: () => asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
