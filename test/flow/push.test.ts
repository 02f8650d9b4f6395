/** How soon news is pushed: from the article in the store to its delivery at a subscriber, every stage at work. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Context, openContext } from '../../src/context.js';
import { readEnvironment } from '../../src/environment.js';
import { roles } from '../../src/role-names.js';
import { startRoles } from '../../src/roles.js';
import type { Running } from '../../src/running.js';
import { makeDataDir, quiet } from '../support/engines.js';
import { readText } from '../support/loopback-hub.js';
import { type LoopbackServer, startServer } from '../support/loopback-server.js';
import { freePort, until } from '../support/program.js';
import { type FixtureItem, type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

let publisher: Publisher;
let reader: LoopbackServer;
let context: Context;
let running: Running;
let folder: { dataDir: string; remove(): void };
const deliveries: { at: number; body: string }[] = [];

const texts = [
  'The ferry to Long Skerry sails again from Thursday, says the harbour office, after its rudder was mended in the dock at Penmarr.',
  'A whale was seen off the ferry pier this morning by two schoolchildren, who missed the bus and have a note from the harbour master.',
  'Fares on the night ferry rise by a tenth in March, the company told its passengers in a letter that blames the price of oil.',
  'The oldest ferry of the line becomes a floating library, moored beside the fish market, with a reading room where the cars stood.',
  'Ferry crews vote on Friday about the winter timetable, which asks for two more crossings a week and one more night at sea.',
];
const item = (index: number): FixtureItem => ({
  guid: `f${index}`,
  link: `https://paper.example/${index}`,
  title: texts[index]?.split(' ').slice(0, 5).join(' ') ?? '',
  description: texts[index] ?? '',
  minutesAgo: 90 - index,
});

function announce(count: number): void {
  const items = Array.from({ length: count }, (_, index) => item(index));
  publisher.documents.set('/feed.xml', rssDocument('Skerry News', items.toReversed()));
}

beforeAll(async () => {
  publisher = await startPublisher();
  reader = await startServer(async (request, response) => {
    const at = Date.now();
    const challenge = new URL(request.url ?? '', 'http://reader').searchParams.get('hub.challenge');
    if (challenge === null) deliveries.push({ at, body: await readText(request) });
    response.end(challenge ?? '');
  });
  announce(1);
  folder = makeDataDir();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const configFile = join(folder.dataDir, '..', 'feeds.config.json');
  const config = {
    site: { url, tagHost: 'news.test,2026' },
    network: { allow: [publisher.host, `127.0.0.1:${reader.port}`] },
    sources: [{ id: 'skerry', url: `${publisher.url}/feed.xml`, interval: '1s', fullText: 'never' }],
    topics: [{ id: 'ferry', match: 'ferry', merge: 'exact' }],
  };
  writeFileSync(configFile, JSON.stringify(config));
  const variables = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder.dataDir, LOG_LEVEL: 'silent' };
  const environment = readEnvironment(variables);
  context = await openContext(environment, configFile, quiet);
  await context.database.query(
    'alter table winnow.article add column stored_at timestamptz default clock_timestamp()',
  );
  running = await startRoles(context, roles);
  const topic = `${url}/topics/ferry/atom.xml`;
  await until(async () => (await (await fetch(topic)).text()).includes('<entry>'));
  const form = { 'hub.mode': 'subscribe', 'hub.callback': `${reader.origin}/`, 'hub.topic': topic };
  await fetch(`${url}/hub`, { method: 'POST', body: new URLSearchParams(form) });
  await until(async () => (await context.database.query('select from subscriber')).length === 1);
}, 60_000);

afterAll(async () => {
  await running?.stop();
  await context?.close();
  await Promise.all([publisher?.close(), reader?.close()]);
  folder?.remove();
});

/** Of an even number, the mean of the two in the middle. */
function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return middle.reduce<number>((sum, number) => sum + (number ?? Number.NaN), 0) / 2;
}

test('a subscriber has an article within a second of its being stored', async () => {
  const waits: number[] = [];
  for (let count = 2; count <= texts.length; count += 1) {
    announce(count);
    const { title, guid } = item(count - 1);
    await until(() => deliveries.some(({ body }) => body.includes(title)));
    const delivery = deliveries.find(({ body }) => body.includes(title));
    const [row] = await context.database.query<{ storedAt: Date }>(
      `select stored_at as "storedAt" from article join entry on entry.id = entry_id where announced->>'guid' = $1`,
      [guid],
    );
    waits.push((delivery?.at ?? 0) - Number(row?.storedAt));
  }
  // The median, because neighbours on the machine may hold one of them up.
  expect(medianOf(waits), `waited ${waits.join(', ')} ms`).toBeLessThan(1_000);
  console.log(`from store to subscriber: ${waits.join(', ')} ms`);
}, 60_000);
