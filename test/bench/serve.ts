/**
 * Answers a second beside nginx, for the same 200 KB feed: the whole program against one worker of nginx, in turns, by wrk.
 * Needs nginx and wrk (apt-get install nginx-light wrk) and a build (npm run build).
 * Part of `npm run bench`; alone: node .bench/test/bench/serve.js [--seconds 4] [--rounds 3] [--tuned] [--million], with
 * dist linked as .bench/dist. Processor time a request depends least on what else
 * the machine does. `--million` sends a million requests and compares memory.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { processorSeconds } from '../support/process-figures.js';
import { freePort, makeFolder, startProgram, until } from '../support/program.js';
import { rssDocument, startPublisher } from '../support/publisher.js';
import { table } from './table.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    /** Nginx without its access log, with open files cached and connections that never end, instead of Debian's settings. */
    tuned: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const connections = 32;
const tuned = values.tuned ? 'access_log off; open_file_cache max=100; keepalive_requests 10000000;' : '';
const paragraph =
  'The harbour bridge is open again after three months of work, says the port authority of Marrow Quay. ';

/** As through a proxy, whose clients are not limited together: one address may not ask this often. */
const forwarded = { 'x-forwarded-for': '192.0.2.1' };

interface Measured {
  perSecond: number;
  /** Processor time of the server. */
  cpuUs: number;
}

interface Server {
  url: string;
  cpuSeconds(): Promise<number>;
}

async function wrk(
  { url, cpuSeconds }: Server,
  headers: Record<string, string>,
  seconds = Number(values.seconds),
): Promise<Measured> {
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, ...named, url];
  const before = await cpuSeconds();
  const output = execFileSync('wrk', args, { encoding: 'utf8' });
  const cpu = (await cpuSeconds()) - before;
  if (/Non-2xx/.test(output) && headers['if-none-match'] === undefined) throw new Error(output);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]),
    cpuUs: (cpu * 1e6) / Number(/(\d+) requests in/.exec(output)?.[1]),
  };
}

/** Requests at fixed instants, whatever became of those before; waits count from the instant, not from the sending. */
async function atRate(url: string, perSecond: number, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waits: number[] = [];
  // Compressed, as readers ask: whole bodies would measure this client.
  const headers = { ...forwarded, 'accept-encoding': 'br' };
  const ask = (due: number) =>
    new Promise<void>((resolve, reject) => {
      const request = httpRequest(url, { agent, headers }, (response) => {
        response.resume();
        response.on('end', () => {
          waits.push(performance.now() - due);
          resolve();
        });
      });
      request.on('error', reject).end();
    });
  const start = performance.now();
  const asked: Promise<void>[] = [];
  for (let sent = 0; sent < perSecond * seconds; ) {
    const due = Math.floor(((performance.now() - start) / 1000) * perSecond);
    for (; sent < due; sent += 1) asked.push(ask(start + (sent / perSecond) * 1000));
    await sleep(2);
  }
  await Promise.all(asked);
  agent.destroy();
  return waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? Number.NaN;
}

function workerSeconds(master: number): number {
  const worker = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim();
  return processorSeconds(Number(worker));
}

async function startNginx(body: Buffer): Promise<Server & { stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-nginx-'));
  const port = await freePort();
  writeFileSync(join(folder, 'rss.xml'), body);
  const config = `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root; worker_processes 1;
    events { worker_connections 1024; }
    http { ${tuned ? '' : `access_log ${folder}/access.log;`} sendfile on; tcp_nopush on; gzip on; types { application/rss+xml xml; } ${tuned}
      server { listen 127.0.0.1:${port}; root ${folder}; } }`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}/rss.xml`;
  await until(async () => (await fetch(url).catch(() => undefined))?.ok === true);
  return {
    url,
    cpuSeconds: async () => workerSeconds(child.pid ?? 0),
    stop() {
      child.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The program with a topic whose RSS document has about 200 KB. */
async function startWinnow() {
  const publisher = await startPublisher();
  const items = Array.from({ length: 40 }, (_, n) => ({
    guid: `g${n}`,
    link: `https://paper.example/${n}`,
    title: `Bridge ${n}`,
    description: Array.from({ length: 45 }, (_, line) => `<p>${n}.${line} ${paragraph}</p>`).join(''),
    minutesAgo: n,
  }));
  publisher.documents.set('/feed.xml', rssDocument('The Paper', items));
  const folder = makeFolder();
  folder.writeConfig({
    network: { allow: [publisher.host] },
    defaults: { firstItems: 100 },
    sources: [{ id: 'paper', url: `${publisher.url}/feed.xml`, interval: '1h', fullText: 'never' }],
    topics: [{ id: 'bridge', match: 'bridge', merge: 'off' }],
  });
  const program = await startProgram(['start', '--config', folder.configFile], {
    DATA_DIR: join(folder.root, 'data'),
    LOG_LEVEL: 'error',
  });
  const url = `${program.url}/topics/bridge/rss.xml`;
  await until(async () => (await (await fetch(url)).text()).length > 150_000, 120_000);
  const read = async (figure: string) => {
    const text = await (await fetch(`${program.url}/metrics`)).text();
    return Number(new RegExp(`^winnow_process_${figure} (\\S+)`, 'm').exec(text)?.[1]);
  };
  return {
    url,
    memoryMb: async () => (await read('resident_memory_bytes')) / 1e6,
    cpuSeconds: () => read('cpu_seconds_total'),
    async stop() {
      await program.kill('SIGTERM');
      await publisher.close();
      folder.remove();
    },
  };
}

const median = (list: readonly number[]) =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

const winnow = await startWinnow();
const feed = await fetch(winnow.url, { headers: { 'accept-encoding': 'identity' } });
const body = Buffer.from(await feed.arrayBuffer());
const nginx = await startNginx(body);
try {
  const tagOf = async (url: string) =>
    (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).headers.get('etag') ?? '';
  const kinds: Record<string, Record<'nginx' | 'winnow', Record<string, string>>> = {
    '304': {
      nginx: { 'if-none-match': await tagOf(nginx.url) },
      winnow: { ...forwarded, 'if-none-match': await tagOf(winnow.url) },
    },
    [`whole (${body.length} bytes)`]: { nginx: {}, winnow: forwarded },
  };
  for (const server of [nginx, winnow]) await wrk(server, forwarded, 2);
  let halfLoad = 0;
  const rows: string[][] = [];
  for (const [name, headers] of Object.entries(kinds)) {
    const [theirs, ours]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await wrk(nginx, headers.nginx));
      ours.push(await wrk(winnow, headers.winnow));
    }
    const rates = {
      nginx: median(theirs.map((one) => one.perSecond)),
      winnow: median(ours.map((one) => one.perSecond)),
    };
    const share = median(ours.map((one, round) => one.perSecond / (theirs[round]?.perSecond ?? Number.NaN)));
    const cpu = [theirs, ours].map((list) => median(list.map((one) => one.cpuUs)).toFixed(0));
    halfLoad = rates.winnow / 2;
    const perSecond = [rates.nginx, rates.winnow].map((rate) => Math.round(rate).toLocaleString('en'));
    rows.push([name, ...perSecond, `${share.toFixed(2)}×`, ...cpu]);
  }
  const head = [
    'answer',
    'nginx/s',
    'Winnow/s',
    'our speed beside it',
    'nginx, µs of processor time',
    'ours',
  ];
  console.log(`${table(head, rows)}\n`);
  const rate = Math.min(halfLoad, 1_000);
  const p99 = await atRate(winnow.url, rate, 5);
  console.log(
    `Compressed at ${rate.toFixed(0)} requests a second, 99 of 100 were answered within ${p99.toFixed(1)} ms.`,
  );
  if (values.million) {
    const before = await winnow.memoryMb();
    let sent = 0;
    const marks: string[] = [];
    while (sent < 1_000_000) {
      const { perSecond } = await wrk(winnow, kinds['304']?.winnow ?? {}, 10);
      sent += perSecond * 10;
      marks.push((await winnow.memoryMb()).toFixed(0));
    }
    console.log(
      `memory over ${(sent / 1e6).toFixed(2)} million requests: ${before.toFixed(0)} MB before, then ${marks.join(', ')} MB`,
    );
  }
} finally {
  nginx.stop();
  await winnow.stop();
}
