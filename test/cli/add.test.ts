import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Folder, makeFolder, runProgram } from '../support/program.js';
import { articlePage, type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

let publisher: Publisher;
let folder: Folder;
const items = ['Ferry runs again', 'Quay to be dredged', 'Lighthouse painted'].map((title, index) => ({
  guid: title,
  link: `/${index}.html`,
  title,
  minutesAgo: 60 * (index + 1),
}));

beforeAll(async () => {
  publisher = await startPublisher();
  folder = makeFolder();
  const { documents, url } = publisher;
  const linked = items.map((item) => ({ ...item, link: url + item.link }));
  documents.set(
    '/named',
    '<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head></html>',
  );
  documents.set('/news.xml', rssDocument('The Gazette', linked));
  const paragraphs = ['north', 'south', 'east', 'west', 'harbour', 'island'].map(
    (place) =>
      `<p>The ferry to the ${place} crosses the sound again after a winter in the yard, and its first passengers from the ${place} were children on their way to school, who waved at everybody.</p>`,
  );
  documents.set('/0.html', articlePage('Ferry runs again', paragraphs.join('')));
  const rows = items.map(
    ({ title, link }) => `<li class="row"><h3><a href="${link}">${title} after a long winter</a></h3></li>`,
  );
  documents.set(
    '/listing',
    `<html><head><title>Council</title></head><body><ul>${rows.join('')}</ul></body></html>`,
  );
});
afterAll(async () => {
  await publisher.close();
  folder.remove();
});

const head = () => `{
  // what we read
  "network": { "allow": ["${publisher.host}"] },
  "sources": [
    { "id": "old", "url": "https://old.example/" } // the first one
  ]
}
`;
beforeEach(() => writeFileSync(folder.configFile, head()));

const run = (...args: string[]) => runProgram([...args, '--config', folder.configFile]);
const config = () => readFileSync(folder.configFile, 'utf8');

test('finds the feed a page names, shows what it brings, and leaves comments and order as they are', async () => {
  const { code, stdout, stderr } = await run('add', '--yes', '--id', 'gazette', `${publisher.url}/named`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('the page names this feed');
  expect(stdout).toContain('3 items, one about every 60 min');
  expect(stdout).toMatch(/full text from the pages: \d{3} words in the newest \(full\)/);
  expect(stdout).toContain('Ferry runs again');
  expect(config()).toBe(
    head().replace(
      '} // the first one\n',
      `}, // the first one\n    { "id": "gazette", "url": "${publisher.url}/news.xml" }\n`,
    ),
  );
});

test('proposes a selector for a page that lists news and names no feed', async () => {
  const { stdout } = await run('add', '--dry-run', '--json', `${publisher.url}/listing`);
  const { added, proposals } = JSON.parse(stdout) as {
    added: boolean;
    proposals: { entry: object; entries: number }[];
  };
  expect(added).toBe(false);
  expect(proposals).toMatchObject([{ entries: 3, entry: { type: 'html', select: { item: 'li.row' } } }]);
  expect(config()).toBe(head());
});

test('says which topics its items enter, which its categories could make, and what robots.txt allows', async () => {
  const { documents, url, host } = publisher;
  const categories = '<category>Harbour News</category><category>News</category>';
  const linked = items.map((item) => ({ ...item, link: url + item.link }));
  documents.set('/tagged.xml', rssDocument('Tagged', linked).replaceAll('</item>', `${categories}</item>`));
  documents.set('/robots.txt', 'User-agent: *\nDisallow: /0.html\nDisallow: /listing\n');
  writeFileSync(
    folder.configFile,
    JSON.stringify({
      network: { allow: [host] },
      sources: [{ id: 'old', url: 'https://old.example/' }],
      topics: [
        { id: 'quays', match: 'quay OR ferry' },
        { id: 'elsewhere', match: 'quay', sources: ['old'] },
      ],
    }),
  );
  const { stdout } = await run('add', '--dry-run', `${url}/tagged.xml`);
  expect(stdout).toContain('full text only as far as the feed carries it: robots.txt does not allow');
  expect(stdout).toContain('its newest items enter quays (2 of 3)\n');
  expect(stdout).toContain(
    '{"id":"harbour-news","title":"Harbour News","categories":["Harbour News"]}  (3 of 3)',
  );
  expect(stdout).not.toMatch(/"categories":\["News"\]|elsewhere/);
  const listing = await run('add', '--yes', `${url}/listing`);
  expect(listing.stderr).toContain('the page lists news, and robots.txt does not allow');
  documents.delete('/robots.txt');
});

test('adds what it can, tells why it cannot add the rest, and writes nothing without a yes', async () => {
  const both = [`${publisher.url}/news.xml`, `${publisher.url}/none`];
  const asked = await run('add', ...both);
  expect(asked.stdout).toContain('Nothing was written');
  expect(config()).toBe(head());
  const { code, stderr } = await run('add', '--yes', ...both);
  expect(code).toBe(1);
  expect(stderr).toContain(`${publisher.url}/none was not added`);
  expect(config()).toContain('/news.xml');
  expect((await run('add', '--yes', both[0] ?? '')).stderr).toContain('reads it already');
});

test('does not reach private hosts that are not allowed, nor edits a file that is broken', async () => {
  writeFileSync(folder.configFile, '{ "sources": [] }');
  expect((await run('add', '--yes', `${publisher.url}/news.xml`)).stderr).toContain('was not added');
  writeFileSync(folder.configFile, '{ "sources": [ }');
  const broken = await run('add', '--yes', `${publisher.url}/news.xml`);
  expect(broken.code).toBe(78);
  expect(broken.stderr).toContain('was not changed');
});

test('lists sources and removes them by id', async () => {
  expect((await run('sources')).stdout).toMatch(/^old\s+https:\/\/old\.example\/$/m);
  const wrong = await run('remove', 'odl');
  expect([wrong.code, wrong.stderr]).toEqual([64, expect.stringContaining('Did you mean "old"?')]);
  expect((await run('remove', 'old')).code).toBe(0);
  expect(config()).not.toContain('old.example');
  expect(config()).toContain('// what we read');
});
