import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Account, ArticleAccount } from '../../src/operations/why.js';
import { soughtOf } from '../../src/operations/why.js';
import { type Folder, makeFolder, runProgram } from '../support/program.js';
import { type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

const story =
  'The harbour board of Marrow Quay has bought a second dredger from a yard in the north, and nine of its crew signed on ' +
  'this morning before the tide turned. The vessel will clear the eastern channel, which had silted up over three winters, ' +
  'and the fishermen hope to pass it again at low water by midsummer, as their fathers did.';

let quay: Publisher;
let isle: Publisher;
let folder: Folder;
let environment: Record<string, string>;

function announce(title: string, text: string): void {
  const item = (publisher: Publisher, guid: string) => ({
    guid,
    title,
    link: `${publisher.url}/${guid}.html`,
    description: `<p>${text}</p><p>Advertisement</p>`,
  });
  quay.documents.set('/feed.xml', rssDocument('Quay News', [item(quay, 'one')]));
  isle.documents.set(
    '/feed.xml',
    rssDocument('Isle \u001b[31mPost', [{ ...item(isle, 'two'), title: 'Dredger bought' }]),
  );
}

function configure(...more: object[]): void {
  folder.writeConfig({
    network: { allow: [quay.host, isle.host] },
    defaults: { fullText: 'never' },
    sources: [
      { id: 'quay', url: `${quay.url}/feed.xml` },
      { id: 'isle', url: `${isle.url}/feed.xml` },
    ],
    topics: [{ id: 'dredgers', match: 'dredger' }, { id: 'owls', match: 'owl' }, ...more],
  });
}

const command = (...args: string[]) => runProgram([...args, '--config', folder.configFile], environment);

async function why(item: string): Promise<Extract<Account, { kind: 'entry' }>> {
  const { code, stdout, stderr } = await command('why', item, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

beforeAll(async () => {
  [quay, isle] = await Promise.all([startPublisher(), startPublisher()]);
  folder = makeFolder();
  environment = { DATA_DIR: `${folder.root}/data`, LOG_LEVEL: 'error' };
  cpSync(inject('template'), `${folder.root}/data`, { recursive: true });
  configure();
  announce('Quay buys a dredger', story);
  expect((await command('run', '--once', '--source', 'quay')).code).toBe(0);
  expect((await command('run', '--once', '--source', 'isle')).code).toBe(0);
  announce(
    'Quay buys a second dredger',
    `${story} A brass band played, and the mayor gave a long speech about silt.`,
  );
  expect((await command('run', '--once', '--source', 'quay')).code).toBe(0);
}, 180_000);

afterAll(async () => {
  await Promise.all([quay.close(), isle.close()]);
  folder.remove();
});

describe('what an item may be called', () => {
  test('is a number, an id, a story page here, or an address anywhere', () => {
    const site = 'https://news.test';
    for (const item of [
      '12',
      'tag:news.test,2026:item/12',
      '/stories/12',
      'stories/12/',
      `${site}/stories/12`,
    ])
      expect(soughtOf(item, site)).toEqual({ articleId: '12' });
    expect(soughtOf('https://paper.test/a?utm_source=x', site)).toMatchObject({
      urlKeys: ['https://paper.test/a'],
    });
    expect(soughtOf('https://paper.test/stories/12', site)).toHaveProperty('url');
  });

  test('is nothing else', () => {
    for (const item of ['ferry', '', '-1', '1e3', '9'.repeat(30), 'ftp://paper.test/a', 'tag:x:feed/12'])
      expect(() => soughtOf(item, 'https://news.test')).toThrow(/names no item/);
  });
});

describe('winnow why', () => {
  test('tells of a copy: of what, why, and that it stands in the feed with its original', async () => {
    const { entry, article } = await why(`${isle.url}/two.html?utm_source=mail`);
    expect(entry).toMatchObject({ sourceId: 'isle', stage: 'done', failure: null });
    const { copyOf, copyKind, copyBecause, otherReports, storyId } = article as ArticleAccount &
      typeof article &
      object;
    expect(copyKind).toBe('exact');
    expect(copyBecause).toMatch(/\w/);
    expect(article?.copyEvidence).toMatchObject({ level: 'exact', with: copyOf, key: 'content' });
    expect(otherReports).toMatchObject([{ id: copyOf, sourceId: 'quay' }]);
    expect(storyId).toBe(copyOf);
    expect(article?.topics).toMatchObject([{ topicId: 'dredgers', place: 'live' }]);
  }, 60_000);

  test('tells of an original: what was stripped, the revision, its topics and those that do not take it', async () => {
    const { article } = await why('/stories/1');
    expect(article).toMatchObject({
      id: '1',
      title: 'Quay buys a second dredger',
      copyOf: null,
      removed: { count: 1, byRule: [{ rule: 'ad-marker', count: 1 }], first: [{ text: 'Advertisement' }] },
      revisions: [{ significant: true, titleBefore: 'Quay buys a dredger' }],
      topics: [{ topicId: 'dredgers', place: 'live' }],
      otherTopics: 1,
    });
    expect(article?.topics[0]?.because).toContain('dredger');
  }, 60_000);

  test('says the same to people, and lets no publisher paint their terminal', async () => {
    const { code, stdout } = await command('why', `${isle.url}/two.html`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Source: Isle .*\(isle\), announced /m);
    expect(stdout).toMatch(/^Stage: it went through every stage/m);
    expect(stdout).toMatch(/^Removed: 1 block \(ad-marker 1\)/m);
    expect(stdout).toMatch(
      /^Identity: article 2, word for word a copy of "Quay buys a second dredger" of quay/m,
    );
    expect(stdout).toMatch(/^ {2}evidence: the ledger .* knew its words/m);
    expect(stdout).toMatch(/^Topics: 1; 1 of the site do not/m);
    expect(stdout).toMatch(/it stands in the feed now/);
    expect(stdout).not.toContain('\u001b');
    expect((await command('why', '1')).stdout).toMatch(/ significant: .*before it was "Quay buys a dredger"/);
  }, 60_000);

  test('ends with 65 and a hint where nothing is known, and with 64 where nothing was named', async () => {
    const unknown = await command('why', 'https://nowhere.test/a');
    expect(unknown.code).toBe(65);
    expect(unknown.stderr).toContain('/search');
    expect((await command('why', 'ferry')).code).toBe(64);
  }, 60_000);

  test('tells an item that is older than its topic allows', async () => {
    configure({ id: 'fresh', match: 'dredger', maxAge: '1m' });
    expect((await command('run', '--once')).code).toBe(0);
    const { article } = await why('1');
    expect(article?.topics).toMatchObject([
      { topicId: 'dredgers', place: 'live' },
      { topicId: 'fresh', place: 'too-old' },
    ]);
  }, 120_000);
});
