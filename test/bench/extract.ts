/**
 * Pages a second on one core beside Readability on jsdom, page by page in turn, by processor time.
 * Run: npx tsc -p tsconfig.json --outDir DIR && node DIR/test/bench/extract.js [EVERY] (DIR beside a link to node_modules;
 * WINNOW_CORPORA names the corpora; EVERY takes each n-th page only, default 8).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { extractPage } from '../../src/extract/extract-page.js';

const folder = join(process.env.WINNOW_CORPORA ?? '../shared/corpora', 'articles/html');
const every = Number(process.argv[2] ?? 8);
const url = 'https://page.example/article';
const WARM_UP = 8;

function cpuMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function readability(html: string): void {
  const dom = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
  new Readability(dom.window.document).parse();
  dom.window.close();
}

const pages = readdirSync(folder)
  .filter((_, index) => index % every === 0)
  .map((file) => gunzipSync(readFileSync(join(folder, file))).toString('utf8'));
for (const html of pages.slice(0, WARM_UP)) extractPage({ html, url });

let ours = 0;
let theirs = 0;
for (const html of pages) {
  ours += cpuMs(() => extractPage({ html, url }));
  theirs += cpuMs(() => readability(html));
}
const perSecond = (ms: number) => ((pages.length * 1000) / ms).toFixed(1);
process.stdout.write(
  `${pages.length} pages: extractPage ${perSecond(ours)}/s, Readability on jsdom ${perSecond(theirs)}/s, ratio ${(theirs / ours).toFixed(1)}\n`,
);
