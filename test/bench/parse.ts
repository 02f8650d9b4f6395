/**
 * Speed of our feed reader beside rss-parser's on the same documents, interleaved; ratios of processor time.
 * Run: npx tsc -p tsconfig.json --outDir DIR && node DIR/test/bench/parse.js [ROUNDS] (DIR beside a link to node_modules).
 */

import Parser from 'rss-parser';
import { parseFeed } from '../../src/collect/parse-feed.js';
import { type GeneratedFormat, generateFeed } from '../support/generate-feed.js';

const rounds = Number(process.argv[2] ?? 15);
const url = 'https://news.example/feed';
const formats: GeneratedFormat[] = ['rss', 'atom', 'rdf'];
const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Processor time, so that other programs on the machine do not count. */
async function timeMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const ratios: number[] = [];
for (const format of formats) {
  for (const [items, paragraphs] of [
    [60, 4],
    [200, 3],
    [30, 30],
  ] as const) {
    const { text } = generateFeed(items, format, items, paragraphs);
    const bytes = new TextEncoder().encode(text);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds + 30; round++) {
      const own = await timeMs(() => parseFeed({ bytes, url }));
      const other = await timeMs(() => new Parser().parseString(Buffer.from(bytes).toString('utf8')));
      if (round < 30) continue;
      ours.push(own);
      theirs.push(other);
    }
    const ratio = median(theirs) / median(ours);
    ratios.push(ratio);
    const size = `${Math.round(bytes.length / 1024)} KB`;
    process.stdout.write(
      `${format.padEnd(5)} ${String(items).padStart(4)} items ${size.padStart(8)}  ours ${median(ours).toFixed(2)} ms  rss-parser ${median(theirs).toFixed(2)} ms  ratio ${ratio.toFixed(1)}\n`,
    );
  }
}
process.stdout.write(`median ratio ${median(ratios).toFixed(1)}, least ${Math.min(...ratios).toFixed(1)}\n`);
