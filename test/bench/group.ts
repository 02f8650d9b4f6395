/**
 * Speed and memory of copies and stories on one core, with generated articles of 770 words.
 * Run: npx tsc -p tsconfig.json --outDir DIR && node --expose-gc DIR/test/bench/group.js [STORIES] [COPIES]
 * (DIR beside a link to node_modules; default 300,000 articles in the story window, 1,000,000 sketches).
 */
import { CopyIndex } from '../../src/group/copy-index.js';
import { createGrouper } from '../../src/group/grouper.js';
import { type Sketch, sketchText } from '../../src/group/sketch.js';
import { tokenise } from '../../src/text/tokenise.js';
import { Random } from '../eval/support/random.js';

const WORDS = 770;
const VOCABULARY = 300_000;
const random = new Random(7);
const SYLLABLES = 'ba ce di fo gu ha ke li mo nu pa re si to vu wa ze ri lo na'.split(' ');

function wordOfRank(rank: number): string {
  let word = '';
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / 20)) word += SYLLABLES[rest % 20];
  return word;
}

/** Zipf's law; a tenth of the words are of the article's own theme. */
function anyText(theme: number): string {
  const words = Array.from({ length: WORDS }, () => {
    const own = random.next() < 0.1;
    return wordOfRank(
      own
        ? 5000 + ((theme * 97 + random.between(0, 40)) % 200_000)
        : Math.floor(VOCABULARY ** random.next()) - 1,
    );
  });
  return words.join(' ');
}

function report(name: string, value: number, unit: string): void {
  process.stdout.write(`${name.padEnd(52)} ${Math.round(value).toLocaleString('en')} ${unit}\n`);
}

function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function memoryMb(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** Filling sketches by hand: generating a million texts would take longer than what is measured. */
function anySketch(): Sketch {
  const limit = Math.round((56 * 0xffffffff) / WORDS);
  const shingles = Uint32Array.from({ length: 56 }, () => Math.floor(random.next() * limit)).sort();
  return { shingles, total: WORDS, limit, numbers: new Uint16Array(8) };
}

function benchCopies(window: number): void {
  const before = memoryMb();
  const index = new CopyIndex({ maxArticles: window, windowMs: Number.POSITIVE_INFINITY });
  for (let at = 0; at < window; at++) index.add(anySketch(), at, at);
  report(`copies: memory of ${window.toLocaleString('en')} sketches`, memoryMb() - before, 'MB');
  const texts = Array.from({ length: 5000 }, (_, at) => anyText(at));
  const tokens = texts.map((text) => tokenise(text));
  const reading = cpuSeconds(() => {
    for (const text of texts) tokenise(text);
  });
  const seconds = cpuSeconds(() => {
    texts.forEach((text, at) => {
      const sketch = sketchText(text, tokens[at] ?? tokenise(text));
      index.match(sketch, at);
      index.add(sketch, at, window + at);
    });
  });
  report('words', texts.length / reading, 'articles/s/core');
  report('copies: sketch, look-up and adding', texts.length / seconds, 'articles/s/core');
}

/** A piece of a text keeps the whole text in memory; what comes from the store is no piece. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}

function benchStories(window: number): void {
  const grouper = createGrouper({ maxArticles: window });
  // As many articles are alike in a large window as in a small one: what is measured is its size.
  const pool = Array.from({ length: Math.ceil(window / 10) }, (_, at) => anyText(at));
  let number = 0;
  const next = () => {
    const text = pool[number % pool.length] as string;
    const at = (number * 7919) % (text.length >> 1);
    // Half a pooled text behind half of another: new for copies, alike for stories.
    const body = `${text.slice(at, at + 2600)} ${(pool[(number * 31 + 7) % pool.length] as string).slice(0, 2000)}`;
    const id = `a${number++}`;
    return {
      id,
      source: `s${number % 50}`,
      title: ownCopy(body.slice(0, 60)),
      text: body,
      time: number * 2000,
      language: 'en',
    };
  };
  const before = memoryMb();
  for (let at = 0; at < window; at++) grouper.add(next());
  report(`stories: memory of ${window.toLocaleString('en')} articles`, memoryMb() - before, 'MB');
  const articles = Array.from({ length: 5000 }, next);
  const prints = articles.map((article) => grouper.print(article));
  const printing = cpuSeconds(() => {
    for (const article of articles) grouper.print(article);
  });
  const assigning = cpuSeconds(() => {
    for (const print of prints) grouper.addPrint(print);
  });
  report('stories: words, sketch and features', articles.length / printing, 'articles/s/core');
  report(
    `copies and stories at ${window.toLocaleString('en')}: assignment`,
    articles.length / assigning,
    'articles/s/core',
  );
  report('both', articles.length / (printing + assigning), 'articles/s/core');
}

benchCopies(Number(process.argv[3] ?? 1_000_000));
benchStories(Number(process.argv[2] ?? 300_000));
