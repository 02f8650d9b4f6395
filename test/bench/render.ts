/**
 * Speed of our renderers beside the package `feed`, in turns, on 50 items of 4.5 KB; CPU time, so that neighbours count less.
 * Run: npx tsc -p tsconfig.json --outDir DIR && node DIR/test/bench/render.js (DIR beside a link to node_modules).
 */
import { Feed } from 'feed';
import { renderFeed } from '../../src/publish/render-feed.js';
import { renderLive } from '../../src/publish/render-live.js';
import type { OutputFeed } from '../../src/vocabulary/item.js';
import { manyItems, outputFeed } from '../support/output-feed.js';

const ITEMS = 50;
const RUNS = 60;
const ROUNDS = 7;
const paragraph =
  'The harbour bridge is open again after three months of work, says the <a href="https://port.example/news?id=7&amp;lang=en">port authority</a>. ';
const html = Array.from({ length: 8 }, () => `<p>${paragraph.repeat(4)}</p>`).join('');

const items = manyItems(ITEMS, html).map((item) => ({
  ...item,
  summary: 'Open again after three months of work',
}));
const ours = outputFeed(items);

function buildTheirs(feed: OutputFeed): Feed {
  const theirs = new Feed({
    id: feed.id,
    title: feed.title,
    description: feed.description,
    link: feed.homeUrl,
    feedLinks: { rss: feed.selfUrls.rss, atom: feed.selfUrls.atom, json: feed.selfUrls.json },
    updated: new Date(feed.updatedAt),
    copyright: '',
  });
  for (const item of feed.items) {
    theirs.addItem({
      id: item.id,
      guid: item.id,
      link: item.url,
      title: item.title,
      description: item.summary ?? '',
      content: item.contentHtml,
      author: item.authors.map((name) => ({ name })),
      category: item.categories.map((name) => ({ name })),
      date: new Date(item.updatedAt),
      published: new Date(item.publishedAt),
    });
  }
  return theirs;
}

const contenders: Record<string, () => string> = {
  'winnow rss': () => renderFeed(ours, 'rss').body,
  'feed rss': () => buildTheirs(ours).rss2(),
  'winnow atom': () => renderFeed(ours, 'atom').body,
  'feed atom': () => buildTheirs(ours).atom1(),
  'winnow json': () => renderFeed(ours, 'json').body,
  'feed json': () => buildTheirs(ours).json1(),
  'winnow all, fitted to 250 KB': () =>
    Object.values(renderLive(ours))
      .map(({ body }) => body)
      .join(''),
};

/** Milliseconds of CPU a document. */
function measure(render: () => string): number {
  const start = process.cpuUsage();
  for (let run = 0; run < RUNS; run += 1) render();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / RUNS;
}

const times = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, render] of Object.entries(contenders)) times.get(name)?.push(measure(render));
}
const rows = Object.entries(contenders).map(([name, render]) => {
  const [best = 0, ...others] = (times.get(name) ?? []).toSorted((a, b) => a - b);
  const median = others[Math.floor(others.length / 2) - 1] ?? best;
  return {
    name,
    'ms (median)': median.toFixed(2),
    'ms (best)': best.toFixed(2),
    bytes: Buffer.byteLength(render()),
  };
});
console.table(rows);
const all = times.get('winnow all, fitted to 250 KB')?.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
console.log(`1,000 topics of ${ITEMS} items in all formats: ${all.toFixed(1)} s of CPU`);
