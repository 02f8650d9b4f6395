/** The page and the plots of what grows: docs/growth.md. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import { table } from './table.js';

/** Of one article or one poll. */
export interface Growth {
  cpuMs: number;
  clockMs: number;
  /** Memory of the process at the end. */
  rssMb: number;
}

export interface GrowthRow extends Growth {
  count: number;
}

export interface Measured {
  articles: readonly GrowthRow[];
  sources: readonly GrowthRow[];
  topics: readonly GrowthRow[];
}

interface Chart {
  /** Of the axes, with the unit. */
  x: string;
  y: string;
  rows: readonly GrowthRow[];
}

/** Read by day and by night, as the page around it: the picture is told by the reader's own setting. */
const style = `svg { background: #fff; color: #1b1b1b; font: 12px system-ui, sans-serif; }
.cpu { color: #0b62a3; } .clock { color: #a34a00; }
@media (prefers-color-scheme: dark) { svg { background: #14171a; color: #e6e6e6; } .cpu { color: #6cb8ff; } .clock { color: #ffb070; } }`;

/** A line by class with its name at the end: colours of the style sheet, which a reader's setting may change. */
function marksOf(rows: readonly GrowthRow[], value: 'cpuMs' | 'clockMs', className: string, name: string) {
  const points = { x: 'count', y: value, stroke: 'currentColor', className };
  return [
    Plot.line(rows, points),
    Plot.dot(rows, { ...points, fill: 'currentColor', r: 3 }),
    Plot.text(rows.slice(-1), {
      x: 'count',
      y: value,
      text: () => name,
      textAnchor: 'end',
      dy: -10,
      fill: 'currentColor',
      className,
    }),
  ];
}

export function drawChart({ x, y, rows }: Chart): string {
  const { document } = new JSDOM('').window;
  const svg = Plot.plot({
    document,
    width: 640,
    height: 320,
    marginTop: 36,
    marginLeft: 56,
    marginBottom: 44,
    marginRight: 36,
    x: {
      type: 'log',
      label: x,
      tickFormat: (count: number) => count.toLocaleString('en'),
      ticks: rows.map(({ count }) => count),
    },
    y: { label: y, zero: true, grid: true, nice: true },
    marks: [
      Plot.ruleY([0]),
      ...marksOf(rows, 'cpuMs', 'cpu', 'processor'),
      ...marksOf(rows, 'clockMs', 'clock', 'clock'),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${y} by ${x}`);
  svg.querySelector('style')?.append(document.createTextNode(style));
  return `${svg.outerHTML}\n`;
}

function rowsTable(head: string, rows: readonly GrowthRow[]): string {
  const [first] = rows;
  return table(
    [head, 'processor ms', 'clock ms', 'beside the first', 'memory, MB'],
    rows.map(({ count, cpuMs, clockMs, rssMb }) => [
      count.toLocaleString('en'),
      cpuMs.toFixed(2),
      clockMs.toFixed(2),
      `${(cpuMs / (first?.cpuMs ?? cpuMs)).toFixed(2)}×`,
      rssMb,
    ]),
  );
}

const charts = {
  articles: { x: 'stored articles', y: 'ms for a new article' },
  sources: { x: 'sources', y: 'ms for a poll without news' },
  topics: { x: 'topics', y: 'ms for a new article' },
} as const;

const sections = {
  articles: `## An article beside many others

Twice 600 new articles of 3 kB in 20 known feeds go through the whole job, in a store that holds so many articles of the last six days,
with their words, labels, prints and identity keys. As many go before them, so that the window of recent articles is open.`,
  sources: `## A poll among many sources

1,000 sources are due and answer that nothing is new; the ticks of the clock meanwhile are counted in. The clock looks every five seconds.`,
  topics: `## An article under many topics

The same, in a store of 600; a topic is twelve words.`,
} as const;

function section(name: keyof typeof sections, rows: readonly GrowthRow[]): string {
  const { x, y } = charts[name];
  return `${sections[name]}\n\n![${y}, by ${x}](growth-${name}.svg)\n\n${rowsTable(x, rows)}\n`;
}

/** What was not measured is left out. */
export function writeGrowth(measured: Measured): void {
  const names = (['articles', 'sources', 'topics'] as const).filter((name) => measured[name].length > 0);
  for (const name of names)
    writeFileSync(`docs/growth-${name}.svg`, drawChart({ ...charts[name], rows: measured[name] }));
  const [core] = cpus();
  const [load = 0] = loadavg();
  writeFileSync(
    'docs/growth.md',
    `# What grows with a site

Written by \`npm run bench:growth\` (${new Date().toISOString().slice(0, 10)}; ${availableParallelism()} cores, ${core?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node.js ${process.version};
load at its end ${load.toFixed(1)}): one process, embedded database. Processor time is of the whole process; clock time also counts what else the machine does.

${names.map((name) => section(name, measured[name])).join('\n')}`,
  );
}
