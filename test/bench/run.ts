/**
 * `npm run bench [FEEDS]`: measures every stage and the whole job beside their peers and writes docs/benchmarks.md.
 * 1,000 feeds of 30 items unless said otherwise; 50 feeds take a minute or two.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isInstalled } from '../support/own-servers.js';
import { allocatedBytes } from './allocated.js';
import { type FleetResult, runFleetJob } from './fleet-job.js';
import { type PollRate, runPolls } from './polls.js';
import {
  createFurtherPeers,
  createStages,
  measureFeedparser,
  measureStage,
  type StageSpeed,
} from './stages.js';
import { table } from './table.js';
import { type JobResult, runWholeJob } from './whole-job.js';

const rounds = 25;
const runsSampled = 5;

function stageRow({ name, perSecond, peer, ratio }: StageSpeed, memory: readonly string[]): string[] {
  const [own = '', other = ''] = memory;
  return [name, Math.round(perSecond).toLocaleString('en'), own, peer, `${ratio.toFixed(2)}×`, other];
}

async function stageTable(): Promise<string> {
  const rows: string[][] = [];
  for (const stage of [...createStages(), ...createFurtherPeers()]) {
    const speed = await measureStage(stage, rounds);
    const memory: string[] = [];
    for (const work of [stage.own, stage.other])
      memory.push(((await allocatedBytes(work, runsSampled)) / stage.documents / 1_000).toFixed(1));
    rows.push(stageRow(speed, memory));
  }
  const feedparser = await measureFeedparser(5);
  if (feedparser) rows.push(stageRow(feedparser, []));
  return table(
    ['stage', 'documents/s a core', 'kB a document', 'peer', 'our speed beside it', 'its kB a document'],
    rows,
  );
}

function show(seconds: number | undefined): string {
  return seconds === undefined ? 'not installed' : seconds.toFixed(1);
}

function fleetRows(fleet: FleetResult | undefined): string[][] {
  if (!fleet) return [['Winnow as a fleet', 'not installed', '', '', '']];
  return Object.entries({ 'all new': fleet.cold, 'nothing changed': fleet.warm }).map(([name, run]) => [
    `Winnow as a fleet, ${name}`,
    show(run.seconds.published),
    show(run.cpuSeconds),
    '',
    '',
  ]);
}

function jobTable({ cold, warm, peers, startSeconds }: JobResult, fleet: FleetResult | undefined): string {
  const all = (run: JobResult['cold']) => show(run.seconds.published);
  return table(
    ['whole job', 'seconds', 'processor seconds', 'memory at the end, MB', 'most memory, MB'],
    [
      ['Winnow, all new', all(cold), cold.cpuSeconds.toFixed(1), cold.rssMb, cold.peakMb],
      ['Winnow, all new, searchable too', show(cold.seconds.searchable), '', '', ''],
      ['Winnow, nothing changed', all(warm), warm.cpuSeconds.toFixed(1), warm.rssMb, warm.peakMb],
      ['Winnow, start on this store', show(startSeconds), '', '', ''],
      ...fleetRows(fleet),
      ...Object.entries(peers).map(([name, run]) => [
        name,
        show(run?.seconds),
        show(run?.cpuSeconds),
        '',
        '',
      ]),
    ],
  );
}

function pollRate(polls: PollRate | undefined): string {
  if (!polls) return 'PostgreSQL and Redis are not installed: polls by a fleet were not measured.';
  const { sources, perSecond, cpuMs } = polls;
  return `A fleet with two processes that collect polls ${sources.toLocaleString('en')} sources without news at ${Math.round(perSecond).toLocaleString('en')} a second, with
PostgreSQL, Redis and the web on the same cores; a poll takes ${cpuMs.toFixed(2)} ms of the workers' processor time.`;
}

/** The built program is looked for where the tests have it. */
function serveBesideNginx(): string {
  if (!isInstalled('nginx') || !isInstalled('wrk')) return 'Not measured: nginx and wrk are not installed.\n';
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  rmSync(dist, { force: true });
  symlinkSync('../dist', dist);
  const file = fileURLToPath(new URL('serve.js', import.meta.url));
  return execFileSync(process.execPath, [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

const feeds = Number(process.argv[2] ?? 1_000);
const [core] = cpus();
const [load = 0] = loadavg();
const stages = await stageTable();
const serving = serveBesideNginx();
const job = await runWholeJob(feeds);
const fleet = await runFleetJob(feeds);
const polls = await runPolls(5 * feeds);
const growth = existsSync('docs/growth.md')
  ? `
## What grows with a site

![ms for a new article, by stored articles](growth-articles.svg)

[growth.md](growth.md) tells what an article costs beside many others and under many topics, and a poll among many sources.
`
  : '';
const text = `# Benchmarks

Written by \`npm run bench\` (${new Date().toISOString().slice(0, 10)}; ${availableParallelism()} cores, ${core?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node.js ${process.version}).
Seconds depend on what else the machine does (load before the run: ${load.toFixed(1)}); ratios are of interleaved runs, by processor time.

## Stages

Generated articles of 3 kB, a page of 60 kB. rss-parser and feedsmith only parse the feed that holds the same articles, which they get
as text and not as bytes; Python's feedparser decodes it, and sanitises what it reads, which is a row of its own here; Readability
keeps markers, dates and related links where they are; \`feed\` writes one format without checking what it writes.
kB are what a document asks of the heap, what is free again at once included (sampled; memory beside the heap is not seen).
A check holds the ratios to rss-parser, Readability and \`feed\` (\`npm run speed\`): it fails when a stage falls more than a quarter behind.

${stages}

## The whole job

${feeds.toLocaleString('en')} feeds of 30 items (${job.megabytes.toFixed(0)} MB) on a loopback web, one process, embedded database. Winnow polls, parses, cleans, finds
copies and stories, labels into 50 topics and publishes; the fleet is two processes that collect, two that extract and one of each other
role on a PostgreSQL and a Redis of their own, whose processor time is not counted. Seconds are from the first poll on: the clock looks
for due sources every five. sfeed_update parses to lines of text and newsboat parses and stores: neither
cleans, compares, labels or publishes. Published are the feeds as they are now; archive pages are rendered when somebody asks for one.

${jobTable(job, fleet)}

${pollRate(polls)}

## Serving

One process beside one worker of nginx that has the same feed as a file, by wrk in turns, as Debian sets nginx up. nginx compresses and
sends a file; it knows nothing of topics, tokens, pages of what was left out, or of who asks too often.

${serving}${growth}`;
writeFileSync('docs/benchmarks.md', text);
process.stdout.write(text);
