/** Publishers on one loopback port that go on announcing: a feed holds its newest items, some of which change a little later. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rssItems } from '../faults/rss.js';
import { anyNews, type NewsText } from './news-text.js';
import { wrapInPage } from './news-web.js';

export interface SteadyWebOptions {
  sources: number;
  /** New articles, of all sources together. */
  perSecond: number;
  /** Of one feed. */
  items: number;
  topics: number;
}

export interface SteadyWeb {
  host: string;
  url: string;
  /** What was answered so far, by status. */
  answers: Map<number, number>;
  close(): Promise<void>;
}

const itemSize = 3_000;
const pageSize = 60_000;
const copyEvery = 20;
const revisedEvery = 10;
const revisedAfterMs = 60_000;

/** Numbers of a source's items, the newest last, and which of them read differently by now. */
interface Issue {
  numbers: number[];
  revised: Set<number>;
}

class Press {
  private readonly startedAt = Date.now();

  constructor(private readonly options: SteadyWebOptions) {}

  /** Every feed is full from the beginning. */
  private countAt(time: number): number {
    const { sources, items, perSecond } = this.options;
    return sources * items + Math.floor(((time - this.startedAt) / 1_000) * perSecond);
  }

  private publishedAt(number: number): Date {
    const { sources, items, perSecond } = this.options;
    return new Date(this.startedAt + ((number - sources * items) / perSecond) * 1_000);
  }

  private isRevised(number: number): boolean {
    return number % revisedEvery === 0 && Date.now() - this.publishedAt(number).getTime() > revisedAfterMs;
  }

  issueOf(source: number): Issue {
    const { sources, items } = this.options;
    const newest = this.countAt(Date.now()) - 1;
    const last = newest - ((((newest - source) % sources) + sources) % sources);
    const numbers = Array.from({ length: items }, (_, index) => last - (items - 1 - index) * sources);
    return { numbers, revised: new Set(numbers.filter((number) => this.isRevised(number))) };
  }

  /** Every twentieth is the one before it word for word, by another source. */
  textOf(number: number): NewsText {
    const seed = number % copyEvery === copyEvery - 1 ? number : number + 1;
    const { title, paragraphs } = anyNews({ seed, size: itemSize, topics: this.options.topics });
    const later = anyNews({ seed: seed + 1_000_000, size: 500, topics: this.options.topics });
    return { title, paragraphs: this.isRevised(number) ? [...later.paragraphs, ...paragraphs] : paragraphs };
  }

  feedOf(source: number, { numbers }: Issue, url: string): string {
    const items = numbers.toReversed().map((number) => {
      const { title, paragraphs } = this.textOf(number);
      // Every other source has teasers, so that pages are read too.
      const shown = source % 2 === 0 ? paragraphs : [`${paragraphs[0]?.slice(0, 300)} …`];
      return {
        guid: `item-${number}`,
        link: `${url}/${number}.html`,
        title,
        html: shown.map((text) => `<p>${text}</p>`).join(''),
        at: this.publishedAt(number),
      };
    });
    return rssItems(`Paper ${source}`, items);
  }
}

/** `/feeds/0.xml` is the first feed, `/17.html` the page of an item. */
export async function serveSteadyWeb(options: SteadyWebOptions): Promise<SteadyWeb> {
  const press = new Press(options);
  const answers = new Map<number, number>();
  const send = (response: ServerResponse, status: number, headers: Record<string, string>, body?: string) => {
    answers.set(status, (answers.get(status) ?? 0) + 1);
    response.writeHead(status, headers).end(body);
  };
  const server = createServer((request, response) => {
    const [, feed, page] = request.url?.match(/^\/(?:feeds\/(\d+)\.xml|(\d+)\.html)$/) ?? [];
    if (feed !== undefined) {
      const issue = press.issueOf(Number(feed));
      const etag = `"${issue.numbers.at(-1)}-${[...issue.revised].join('.')}"`;
      if (request.headers['if-none-match'] === etag) return send(response, 304, { etag });
      const xml = press.feedOf(Number(feed), issue, url);
      return send(response, 200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' }, xml);
    }
    if (page === undefined) return send(response, 404, {});
    const html = wrapInPage(press.textOf(Number(page)), pageSize);
    return send(response, 200, { 'content-type': 'text/html; charset=utf-8' }, html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { host, url, answers, close };
}
