/** A model of the operator's joins reports in two languages; without it they stay apart, and nothing waits. */
import { cpSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Account } from '../../src/operations/why.js';
import { type Folder, makeFolder, runProgram } from '../support/program.js';
import { type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

const english =
  'The harbour board of Marrow Quay has bought a second dredger from a yard in the north. The vessel will clear the eastern ' +
  'channel, which had silted up over three winters, and the fishermen hope to pass it again by midsummer.';
const german =
  'Ein zweiter Bagger soll bald die Fahrrinne freiräumen, die in drei Wintern versandet ist. Das Schiff kommt von einer Werft ' +
  'weiter oben, und spätestens im Juli wollen alle Kutter dort wieder hindurch.';

let publisher: Publisher;
let model: Server;
let modelHost: string;
let keys: (string | undefined)[];
const folders: Folder[] = [];

/** The meaning of what a text is about, as a model would have it; other texts have a direction of their own. */
function meaningOf(text: string): number[] {
  const about = /dredger|Bagger/.test(text) ? 'dredger' : text;
  let state = [...about].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
  return Array.from({ length: 64 }, () => {
    state = (state * 17_364 + 1) % 65_521;
    return state / 65_521 - 0.5;
  });
}

async function answerOf(prepare: (folder: Folder) => void | Promise<void>) {
  const folder = makeFolder();
  folders.push(folder);
  const environment = { DATA_DIR: `${folder.root}/data`, MODEL_KEY: 'k3y-of-the-operator' };
  cpSync(inject('template'), environment.DATA_DIR, { recursive: true });
  folder.writeConfig({
    network: { allow: [publisher.host, modelHost] },
    defaults: { fullText: 'never' },
    group: {
      embeddings: { url: `http://${modelHost}/v1/embeddings`, model: 'tongues', apiKey: `\${MODEL_KEY}` },
    },
    sources: ['quay', 'hafen', 'other'].map((id) => ({ id, url: `${publisher.url}/${id}.xml` })),
    topics: [{ id: 'all', match: 'the OR die' }],
  });
  await prepare(folder);
  const run = await runProgram(['run', '--once', '--config', folder.configFile], environment);
  expect(run.code, run.stderr).toBe(0);
  const why = async (id: string): Promise<Extract<Account, { kind: 'entry' }>> => {
    const args = ['why', `${publisher.url}/${id}-1`, '--json', '--config', folder.configFile];
    return JSON.parse((await runProgram(args, { ...environment, LOG_LEVEL: 'error' })).stdout);
  };
  return { output: run.stdout + run.stderr, why };
}

beforeAll(async () => {
  publisher = await startPublisher();
  const announce = (id: string, title: string, description: string) =>
    publisher.documents.set(
      `/${id}.xml`,
      rssDocument(id, [{ guid: `${id}-1`, link: `${publisher.url}/${id}-1`, title, description }]),
    );
  announce(
    'other',
    'Choir wins in Graz',
    'Forty singers won the first prize of the youth festival with three songs.',
  );
  announce('quay', 'Quay buys a second dredger', english);
  announce('hafen', 'Bald wieder freie Fahrt', german);
  keys = [];
  model = createServer(async (request, response) => {
    keys.push(request.headers.authorization);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { input: string[] };
    response.end(
      JSON.stringify({ data: input.map((text, index) => ({ index, embedding: meaningOf(text) })) }),
    );
  });
  await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
  modelHost = `127.0.0.1:${(model.address() as AddressInfo).port}`;
});

afterAll(async () => {
  model.close();
  await publisher.close();
  for (const folder of folders) folder.remove();
});

describe('a model that tells what articles mean', () => {
  test('joins reports that share no word, and says by what', async () => {
    const { why, output } = await answerOf(() => undefined);
    const [quay, hafen] = [await why('quay'), await why('hafen')];
    expect(hafen.article?.otherReports.map(({ sourceId }) => sourceId)).toEqual(['quay']);
    // Whichever came second joined the other.
    expect(quay.article?.storyEvidence ?? hafen.article?.storyEvidence).toMatchObject({
      level: 'story',
      cosine: 1,
    });
    expect(new Set(keys)).toEqual(new Set(['Bearer k3y-of-the-operator']));
    expect(output).not.toContain('k3y-of-the-operator');
  }, 120_000);

  test('is not waited for when it is away: articles are grouped by their words, with one warning', async () => {
    const { why, output } = await answerOf(async () => {
      model.closeAllConnections();
      await new Promise((resolve) => model.close(resolve));
    });
    const account = await why('hafen');
    expect(account.entry.stage).toBe('done');
    expect(account.article?.otherReports).toEqual([]);
    expect(output.match(/articles are grouped by their words alone/g)).toHaveLength(1);
    expect(output).not.toContain('k3y-of-the-operator');
  }, 120_000);
});
