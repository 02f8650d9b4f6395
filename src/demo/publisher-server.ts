/** The two sample publishers on loopback: their files with fresh dates, and articles that change when told to. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fillPlaceholders } from './fill-placeholders.js';
import { readSampleFiles } from './sample-files.js';

/** Changing articles alternate between so many texts. */
const editions = 2;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.xml': 'application/rss+xml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.json': 'application/feed+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

export interface PublisherOptions {
  /** Preferred port; another free one is taken where it is in use. 0 or nothing means any. */
  port?: number;
  /** Which edition to begin with, counted from 1. */
  edition?: number;
  /** The instant that dates are counted back from. */
  startedAt?: Date;
}

export interface Publishers {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  url: string;
  port: number;
  /** How many requests were answered. */
  readonly requests: number;
  readonly edition: number;
  /** Brings out the next edition: the changing articles and their feeds say something else. */
  update(): void;
  close(): Promise<void>;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Takes the preferred port, or any free one where another program has it. */
async function listenNear(server: Server, port: number): Promise<number> {
  try {
    return await listen(server, port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(server, 0);
  }
}

function send(request: IncomingMessage, response: ServerResponse, body: string, mediaType: string): void {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const isKnown = request.headers['if-none-match'] === etag;
  response.writeHead(isKnown ? 304 : 200, { etag, 'content-type': mediaType, 'cache-control': 'no-cache' });
  response.end(isKnown || request.method === 'HEAD' ? undefined : body);
}

function sendMissing(response: ServerResponse): void {
  response
    .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    .end('There is no such page here.\n');
}

/** Parts are pieces of pages, not pages. */
function isPublic(path: string): boolean {
  return !path.includes('/parts/');
}

/** Starts the publishers on 127.0.0.1. */
export async function startPublishers(options: PublisherOptions = {}): Promise<Publishers> {
  const { startedAt = new Date() } = options;
  const files = readSampleFiles();
  let edition = options.edition ?? 1;
  let requests = 0;
  const read = (path: string): string => {
    const text = files.get(path);
    if (text === undefined) throw new Error(`the sample file ${path} is missing`);
    return text;
  };
  const server = createServer((request, response) => {
    requests += 1;
    const path = (request.url ?? '/').split('?', 1)[0]?.slice(1) ?? '';
    const text = isPublic(path) ? files.get(path) : undefined;
    if (text === undefined) return sendMissing(response);
    const body = fillPlaceholders(text, { origin: url, startedAt, edition, read });
    return send(request, response, body, mediaTypes[extname(path)] ?? 'application/octet-stream');
  });
  const port = await listenNear(server, options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    get requests() {
      return requests;
    },
    get edition() {
      return edition;
    },
    update() {
      edition = (edition % editions) + 1;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
