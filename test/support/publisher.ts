/** A publisher on loopback whose documents a test can change while it serves them. */
import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = string | ((response: ServerResponse) => void);

export interface Publisher {
  /** `127.0.0.1:PORT`, for `network.allow`. */
  host: string;
  url: string;
  /** What each path answers; a string is sent with its entity tag. */
  documents: Map<string, Answer>;
  /** Paths in the order they were asked for, with the status that was sent. */
  requests: { path: string; status: number; userAgent: string; cookie?: string }[];
  close(): Promise<void>;
}

const types: Record<string, string> = {
  xml: 'application/rss+xml',
  json: 'application/feed+json',
  html: 'text/html',
};

export async function startPublisher(): Promise<Publisher> {
  const documents = new Map<string, Answer>();
  const requests: Publisher['requests'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    response.on('finish', () =>
      requests.push({
        path,
        status: response.statusCode,
        userAgent: request.headers['user-agent'] ?? '',
        ...(request.headers.cookie === undefined ? {} : { cookie: request.headers.cookie }),
      }),
    );
    const answer = documents.get(path);
    if (answer === undefined) return response.writeHead(404).end('nothing here');
    if (typeof answer === 'function') return answer(response);
    const etag = `"${createHash('sha256').update(answer).digest('hex').slice(0, 16)}"`;
    response.setHeader('etag', etag);
    response.setHeader(
      'content-type',
      `${types[path.split('.').at(-1) ?? ''] ?? 'text/html'}; charset=utf-8`,
    );
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    documents,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export interface FixtureItem {
  guid: string;
  link: string;
  title: string;
  description?: string;
  minutesAgo?: number;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** An RSS document as small publishers write it. */
export function rssDocument(title: string, items: readonly FixtureItem[]): string {
  const entries = items.map(
    ({ guid, link, title: name, description = '', minutesAgo = 60 }) =>
      `<item><title>${escapeXml(name)}</title><link>${escapeXml(link)}</link><guid isPermaLink="false">${guid}</guid>` +
      `<pubDate>${new Date(Date.now() - minutesAgo * 60_000).toUTCString()}</pubDate>` +
      `<description>${escapeXml(description)}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>http://example.org/</link>
    <description>News</description>${entries.join('\n')}</channel></rss>`;
}

/** An article page with what surrounds an article everywhere. */
export function articlePage(title: string, bodyHtml: string): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/weather">Weather</a></li></ul></nav>
    <main><article><h1>${title}</h1>${bodyHtml}</article></main><footer><p>Imprint</p></footer></body></html>`;
}
