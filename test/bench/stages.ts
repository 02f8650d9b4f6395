/** Speed of each stage beside a fixed peer library on the same articles, in turns and by processor time, so that noise meets both. */
import { Readability } from '@mozilla/readability';
import { Feed } from 'feed';
import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import { JSDOM, VirtualConsole } from 'jsdom';
import Parser from 'rss-parser';
import { parseFeed } from '../../src/collect/parse-feed.js';
import { extractFragment } from '../../src/extract/extract-fragment.js';
import { extractPage } from '../../src/extract/extract-page.js';
import { sanitise } from '../../src/extract/sanitise.js';
import { createGrouper } from '../../src/group/grouper.js';
import { compileTopics } from '../../src/label/compile-topics.js';
import { labelArticle } from '../../src/label/match-topics.js';
import { renderFeed } from '../../src/publish/render-feed.js';
import { manyItems, outputFeed } from '../support/output-feed.js';
import { feedparserMs } from './feedparser.js';
import { anyNews, topicWord } from './news-text.js';
import { feedXml, pageHtml, wholeJob } from './news-web.js';

type Work = () => unknown;

export interface StageBench {
  name: string;
  peer: string;
  /** Documents of one run of either. */
  documents: number;
  own: Work;
  other: Work;
}

export interface StageSpeed {
  name: string;
  peer: string;
  /** Documents a second of processor time. */
  perSecond: number;
  /** The peer's time by ours, median of the rounds. */
  ratio: number;
}

const url = 'https://news.example/feed';
const articles = Array.from({ length: wholeJob.items }, (_, seed) => ({
  id: String(seed),
  ...anyNews({ seed, size: wholeJob.itemSize, topics: wholeJob.topics }),
}));
const xml = feedXml(wholeJob, 'https://news.example', 0);
const page = pageHtml(wholeJob, 0, 0);
const html = (paragraphs: readonly string[]) => paragraphs.map((text) => `<p>${text}</p>`).join('');

function readability(): unknown {
  const dom = new JSDOM(page, { url, virtualConsole: new VirtualConsole() });
  const article = new Readability(dom.window.document).parse();
  dom.window.close();
  return article;
}

function makeMatcher() {
  const topics = Array.from({ length: wholeJob.topics }, (_, topic) => ({
    id: `topic-${topic}`,
    match: Array.from({ length: 12 }, (_word, number) => topicWord(topic, number)).join(' OR '),
  }));
  const compiled = compileTopics(topics);
  if (!compiled.ok) throw new Error('the topics of the benchmark are wrong');
  return compiled.matcher;
}

function labelAll(): Work {
  const matcher = makeMatcher();
  return () => {
    for (const { title, paragraphs } of articles)
      labelArticle(matcher, {
        title,
        text: paragraphs.join('\n'),
        categories: [],
        source: 'paper',
        url,
        authors: [],
        language: 'en',
      });
  };
}

const grouped = articles.map(({ id, title, paragraphs }) => ({
  id,
  source: id,
  title,
  text: paragraphs.join('\n'),
  time: 0,
  language: 'en',
}));

function groupAll(): void {
  const grouper = createGrouper({ maxArticles: 100 });
  for (const article of grouped) grouper.add(article);
}

/** What is kept of an article to compare others with. */
function sketchAll(): Work {
  const grouper = createGrouper({ maxArticles: 100 });
  return () => {
    for (const article of grouped) grouper.print(article);
  };
}

function renderWithFeed(): string {
  const ours = outputFeed(manyItems(wholeJob.items, html(articles[0]?.paragraphs ?? [])));
  const theirs = new Feed({ id: ours.id, title: ours.title, link: ours.homeUrl, copyright: '' });
  for (const { id, url: link, title, contentHtml: content, updatedAt } of ours.items)
    theirs.addItem({ id, guid: id, link, title, content, date: new Date(updatedAt) });
  return theirs.rss2();
}

export function createStages(): StageBench[] {
  const rssParser = { peer: 'rss-parser', other: () => new Parser().parseString(xml) };
  const items = outputFeed(manyItems(wholeJob.items, html(articles[0]?.paragraphs ?? [])));
  const fragments = () => {
    for (const { title, paragraphs } of articles) extractFragment({ html: html(paragraphs), url, title });
  };
  const sanitiseAll = () => {
    for (const { paragraphs } of articles) sanitise(html(paragraphs));
  };
  const documents = articles.length;
  return [
    { name: 'parse', documents, ...rssParser, own: () => parseFeed({ bytes, url }) },
    {
      name: 'extract a page',
      documents: 1,
      peer: 'Readability on jsdom',
      own: () => extractPage({ html: page, url }),
      other: readability,
    },
    { name: 'clean feed content', documents, ...rssParser, own: fragments },
    { name: 'sanitise', documents, ...rssParser, own: sanitiseAll },
    { name: 'sketch', documents, ...rssParser, own: sketchAll() },
    { name: 'group', documents, ...rssParser, own: groupAll },
    { name: 'label', documents, ...rssParser, own: labelAll() },
    { name: 'render', documents, peer: 'feed', own: () => renderFeed(items, 'rss'), other: renderWithFeed },
  ];
}

const bytes = new TextEncoder().encode(xml);

/** What else reads feeds in JavaScript. */
export function createFurtherPeers(): StageBench[] {
  const own = () => parseFeed({ bytes, url });
  const other = () => parseWithFeedsmith(xml);
  return [{ name: 'parse', documents: articles.length, peer: 'feedsmith', own, other }];
}

/** Of one run; long enough to be measured. */
async function cpuMs(work: Work, runs: number): Promise<number> {
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run++) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / runs;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** The compiler of the engine takes tens of runs to settle; what takes long settles in fewer. */
const warmUp = { rounds: 40, atMostMs: 3_000 };
/** The collector of garbage comes now and then: a look that is shorter than the time between has all of it or none. */
const lookMs = 100;

/** Returns how many runs of each make a look. */
async function warm(own: Work, other: Work): Promise<{ own: number; other: number }> {
  const runs = { own: 1, other: 1 };
  let spentMs = 0;
  for (let round = 0; round < warmUp.rounds && spentMs < warmUp.atMostMs; round++) {
    const [ownMs, otherMs] = [await cpuMs(own, 2), await cpuMs(other, 2)];
    spentMs += 2 * (ownMs + otherMs);
    runs.own = Math.ceil(lookMs / ownMs);
    runs.other = Math.ceil(lookMs / otherMs);
  }
  return runs;
}

/** In turns; each tells the milliseconds of one run. */
async function measureTurns(
  rounds: number,
  own: () => Promise<number>,
  other: () => number | Promise<number>,
): Promise<{ ms: number; ratio: number }> {
  const times: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const ownMs = await own();
    times.push(ownMs);
    ratios.push((await other()) / ownMs);
  }
  return { ms: median(times), ratio: median(ratios) };
}

export async function measureStage(
  { name, peer, documents, own, other }: StageBench,
  rounds: number,
): Promise<StageSpeed> {
  const runs = await warm(own, other);
  const { ms, ratio } = await measureTurns(
    rounds,
    () => cpuMs(own, runs.own),
    () => cpuMs(other, runs.other),
  );
  return { name, peer, perSecond: (documents * 1_000) / ms, ratio };
}

/** Python's reader, in a process of its own; undefined where it is not installed. */
export async function measureFeedparser(rounds: number): Promise<StageSpeed | undefined> {
  if (feedparserMs(xml) === undefined) return undefined;
  const own = () => parseFeed({ bytes, url });
  const runs = await warm(own, own);
  const other = () => feedparserMs(xml) ?? Number.NaN;
  const { ms, ratio } = await measureTurns(rounds, () => cpuMs(own, runs.own), other);
  return { name: 'parse', peer: "Python's feedparser", perSecond: (articles.length * 1_000) / ms, ratio };
}
