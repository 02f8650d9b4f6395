/**
 * A web of generated news on one loopback port: feeds with full text or teasers, article pages, entity tags.
 * A process of its own: `node news-web.js '{"feeds":1000,"items":30}'` prints its port; `/feeds/0.xml` is the first feed.
 * When it reads `grow`, all items of all feeds give way to new ones.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { anyNews, type NewsText } from './news-text.js';

export interface NewsWebOptions {
  feeds: number;
  /** Of each feed. */
  items: number;
  /** Characters of one item's text. */
  itemSize: number;
  /** Octets of an article page, about. */
  pageSize: number;
  topics: number;
  /** Whether feeds carry only the first paragraph, so that the pages are needed. */
  teasers: boolean;
  /** How often all items have given way to new ones. */
  generation: number;
}

export const wholeJob: NewsWebOptions = {
  feeds: 1_000,
  items: 30,
  itemSize: 3_000,
  pageSize: 60_000,
  topics: 50,
  teasers: false,
  generation: 0,
};

/** Every twentieth item is another feed's article word for word, as agencies' reports are. */
const copyEvery = 20;
const newestAt = Date.UTC(2026, 0, 1);

function newsAt(options: NewsWebOptions, feed: number, item: number): NewsText {
  const { feeds, items, itemSize: size, topics, generation } = options;
  const isCopy = item % copyEvery === copyEvery - 1;
  const origin = isCopy ? (feed + 1) % feeds : feed;
  const seed = isCopy ? origin * items + item - 1 : feed * items + item;
  return anyNews({ seed: generation * feeds * items + seed + 1, size, topics });
}

function htmlOf(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => `<p>${text}</p>`).join('\n');
}

function itemXml(options: NewsWebOptions, base: string, feed: number, item: number): string {
  const { title, paragraphs } = newsAt(options, feed, item);
  const url = `${base}/feeds/${feed}/${options.generation * options.items + item}.html`;
  const age = item * options.feeds + feed - options.generation * options.items * options.feeds;
  const date = new Date(newestAt - age * 1_000).toUTCString();
  const content = htmlOf(options.teasers ? [`${paragraphs[0]?.slice(0, 300)} …`] : paragraphs);
  return `<item><title>${title}</title><link>${url}</link><guid>${url}</guid><pubDate>${date}</pubDate><category>News</category><description><![CDATA[${content}]]></description></item>`;
}

export function feedXml(options: NewsWebOptions, base: string, feed: number): string {
  const items = Array.from({ length: options.items }, (_, item) => itemXml(options, base, feed, item));
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Newspaper ${feed}</title><link>${base}/feeds/${feed}.html</link><description>All the news</description>
${items.join('\n')}
</channel></rss>`;
}

/** What a page has around its article: menus and scripts. */
function furniture(size: number): string {
  const line = '<li class="menu-item"><a href="/section/harbour">Harbour and railway</a></li>\n';
  const script =
    '<script>window.settings = window.settings || []; settings.push({ name: "value" });</script>\n';
  const half = size / 2;
  return `<nav><ul>${line.repeat(half / line.length)}</ul></nav>${script.repeat(half / script.length)}`;
}

export function wrapInPage({ title, paragraphs }: NewsText, size: number): string {
  const article = `<article><h1>${title}</h1>${htmlOf(paragraphs)}<p>Advertisement</p></article>`;
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${furniture(Math.max(0, size - article.length))}${article}<footer>About us</footer></body></html>`;
}

export function pageHtml(options: NewsWebOptions, feed: number, item: number): string {
  return wrapInPage(newsAt(options, feed, item), options.pageSize);
}

interface Stored {
  body: Buffer;
  etag: string;
  mediaType: string;
}

function stored(text: string, mediaType: string): Stored {
  const body = Buffer.from(text);
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  return { body, etag, mediaType };
}

function answer(request: IncomingMessage, response: ServerResponse, document: Stored | undefined): void {
  if (!document) {
    response.writeHead(404).end();
    return;
  }
  const { body, etag, mediaType } = document;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response.writeHead(200, { etag, 'content-type': mediaType, 'content-length': body.length }).end(body);
}

function makeFeeds(options: NewsWebOptions, port: number): Stored[] {
  return Array.from({ length: options.feeds }, (_, feed) =>
    stored(feedXml(options, `http://127.0.0.1:${port}`, feed), 'application/rss+xml; charset=utf-8'),
  );
}

interface NewsWeb {
  port: number;
  /** Of all feeds. */
  bytes: number;
  grow(): void;
}

/** Feeds are made beforehand; pages on demand, since few are asked for twice. */
export async function serveNewsWeb(options: NewsWebOptions): Promise<NewsWeb> {
  let feeds: Stored[] = [];
  let { generation } = options;
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const [, feed, item] = request.url?.match(/^\/feeds\/(\d+)(?:\.xml|\/(\d+)\.html)$/) ?? [];
    const page = () => {
      const number = Number(item);
      const own = { ...options, generation: Math.floor(number / options.items) };
      return stored(pageHtml(own, Number(feed), number % options.items), 'text/html; charset=utf-8');
    };
    answer(request, response, item === undefined ? feeds[Number(feed)] : page());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4_096, resolve));
  const { port } = server.address() as AddressInfo;
  feeds = makeFeeds(options, port);
  return {
    port,
    bytes: feeds.reduce((sum, { body }) => sum + body.length, 0),
    grow() {
      generation++;
      feeds = makeFeeds({ ...options, generation }, port);
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
  const { port, bytes, grow } = await serveNewsWeb({ ...wholeJob, ...JSON.parse(process.argv[2] ?? '{}') });
  say({ port, bytes });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line !== 'grow') break;
    grow();
    say({ grown: true });
  }
  // Ends with whoever started it.
  process.exit(0);
}
