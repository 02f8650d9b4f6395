/** Traces as a collector receives them, from the built program. */
import { afterAll, expect, test } from 'vitest';
import { makeDataDir } from '../support/engines.js';
import { startServer } from '../support/loopback-server.js';
import { makeFolder, startProgram, until } from '../support/program.js';
import { rssDocument, startPublisher } from '../support/publisher.js';

interface Span {
  name: string;
  traceId: string;
  parentSpanId?: string;
}

const folder = makeFolder();
const { dataDir, remove } = makeDataDir();
afterAll(() => {
  folder.remove();
  remove();
});

test('one trace follows news from the poll to the feed, where a collector is named', async () => {
  const spans: Span[] = [];
  const collector = await startServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as {
        resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
      };
      for (const { scopeSpans } of body.resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans);
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    });
  });
  const publisher = await startPublisher();
  const text = 'The ferry to Long Skerry sails again from Thursday, the harbour office says. '.repeat(8);
  publisher.documents.set(
    '/feed.xml',
    rssDocument('Skerry', [{ guid: '1', link: `${publisher.url}/a`, title: 'Ferry', description: text }]),
  );
  folder.writeConfig({
    network: { allow: [publisher.host] },
    sources: [{ id: 'skerry', url: `${publisher.url}/feed.xml`, fullText: 'never' }],
    topics: [{ id: 'ferry', match: 'ferry' }],
  });
  const program = await startProgram(['start', '--config', folder.configFile], {
    DATA_DIR: dataDir,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin,
    OTEL_BSP_SCHEDULE_DELAY: '200',
  });
  const tracesOf = (queue: string) =>
    spans.filter(({ name }) => name === `process ${queue}`).map(({ traceId }) => traceId);
  await until(() => tracesOf('label').length > 0, 40_000).catch(() => undefined);
  expect(await program.kill('SIGTERM')).toBe(0);
  await publisher.close();
  await collector.close();
  const [trace = ''] = tracesOf('collect');
  for (const queue of ['extract', 'group', 'label'])
    expect(tracesOf(queue), [...new Set(spans.map(({ name }) => name))].join()).toContain(trace);
}, 90_000);
