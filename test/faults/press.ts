/** The publishers of made-up news, all in one server. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentOf, type Story, sourceCount } from './news.js';

export interface Press {
  origin: string;
  show(stories: readonly Story[]): void;
  close(): Promise<void>;
}

export interface PressOptions {
  /** Address to serve at. */
  host?: string;
  /** Name that leads to it; the address itself when absent. */
  pressName?: string;
  /** The hub that a publisher names. */
  hubOf?(source: number): string;
}

export async function startPress({
  host = '127.0.0.1',
  pressName = host,
  hubOf,
}: PressOptions): Promise<Press> {
  const documents = new Map<string, { text: string; link?: string }>();
  const server = createServer((request, response) => {
    const document = documents.get(request.url ?? '');
    if (document === undefined) return response.writeHead(404).end();
    const { text, link } = document;
    const headers = { 'content-type': 'application/rss+xml', ...(link === undefined ? {} : { link }) };
    return response.writeHead(200, headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const origin = `http://${pressName}:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    show(stories) {
      for (let source = 0; source < sourceCount; source += 1)
        documents.set(`/${source}.xml`, {
          text: documentOf(source, stories, origin),
          ...(hubOf === undefined ? {} : { link: `<${hubOf(source)}>; rel="hub"` }),
        });
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
