/** What becomes of guids that publishers change, or give to other articles, through the built program over real HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Folder,
  makeFolder,
  type RunningProgram,
  runProgram,
  startProgram,
  until,
} from '../support/program.js';
import {
  articlePage,
  type FixtureItem,
  type Publisher,
  rssDocument,
  startPublisher,
} from '../support/publisher.js';

interface Item {
  id: string;
  url: string;
  title: string;
  content_html: string;
}

const words =
  'amber basin cedar delta ember field grove heron inlet jetty kiosk ledge manor nook oasis plaza quarry';

/** Sixty words in an order of its own for every subject, so that no two articles are alike. */
function story(subject: string): string {
  let state = [...subject].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1_009;
  const next = () => {
    state = (state * 37 + 11) % 1_009;
    return words.split(' ')[state % 17];
  };
  const sentence = () => `The ${subject} ${Array.from({ length: 18 }, next).join(' ')}.`;
  return [1, 2, 3].map(() => `<p>${sentence()}</p>`).join('\n');
}

describe('guids that do not keep what they promise', () => {
  let publisher: Publisher;
  let folder: Folder;
  let program: RunningProgram;

  const itemsOf = async (source: string): Promise<Item[]> => {
    const answer = await fetch(`${program.url}/sources/${source}/feed.json`);
    return answer.ok ? ((await answer.json()) as { items: Item[] }).items : [];
  };
  const asked = (path: string) => publisher.requests.filter((request) => request.path === path).length;
  const publish = (source: string, items: FixtureItem[]) =>
    publisher.documents.set(`/${source}.xml`, rssDocument(source, items));
  const item = (guid: string, name: string, title: string): FixtureItem => {
    publisher.documents.set(`/pages/${name}`, articlePage(title, story(name)));
    return { guid, link: `${publisher.url}/pages/${name}`, title };
  };
  /** Waits for a poll that began after now. */
  const polled = async (source: string) => {
    const before = asked(`/${source}.xml`);
    await until(() => asked(`/${source}.xml`) > before + 1);
  };
  const status = async (): Promise<string> =>
    (await (await fetch(`${program.url}/status`)).text()).replace(/<[^>]+>/g, ' ');

  beforeAll(async () => {
    publisher = await startPublisher();
    folder = makeFolder();
    publish(
      'fickle',
      ['tram', 'pier', 'dock', 'mill'].map((name) => item(`1-${name}`, name, `The ${name} opens`)),
    );
    publish('thrifty', [item('top', 'theatre', 'Theatre opens')]);
    folder.writeConfig({
      site: { title: 'Test News', tagHost: 'news.test,2026' },
      network: { allow: [publisher.host], timeout: '5s' },
      sources: ['fickle', 'thrifty'].map((id) => ({ id, url: `${publisher.url}/${id}.xml`, interval: '1s' })),
    });
    program = await startProgram(['start', '--config', folder.configFile], {
      DATA_DIR: `${folder.root}/data`,
    });
    await until(
      async () => (await itemsOf('fickle')).length === 4 && (await itemsOf('thrifty')).length === 1,
    );
  }, 90_000);

  afterAll(async () => {
    await program?.kill('SIGTERM');
    await publisher?.close();
    folder?.remove();
  });

  test('an article under the guid of another one is a new article, and an edited one is not', async () => {
    const [theatre] = await itemsOf('thrifty');
    publish('thrifty', [item('top', 'aquarium', 'Aquarium opens')]);
    await until(async () => (await itemsOf('thrifty')).length === 2);
    const both = await itemsOf('thrifty');
    expect(both.find(({ id }) => id === theatre?.id)?.title).toBe('Theatre opens');
    const aquarium = both.find(({ title }) => title === 'Aquarium opens');
    expect(aquarium?.content_html).toContain('aquarium');

    // The same article with another headline at another address.
    publisher.documents.set(
      '/pages/fish',
      articlePage(
        'Fish are back',
        `${story('aquarium')}<p>On Friday evening the fish came back, too, in four blue lorries.</p>`,
      ),
    );
    publish('thrifty', [{ guid: 'top', link: `${publisher.url}/pages/fish`, title: 'Fish are back' }]);
    await until(async () => JSON.stringify(await itemsOf('thrifty')).includes('four blue lorries'));
    const after = await itemsOf('thrifty');
    expect(after).toHaveLength(2);
    expect(after.find(({ id }) => id === aquarium?.id)?.title).toBe('Fish are back');
    expect(await status()).toContain('another article under the guid of an earlier one');
  });

  test('new guids for known addresses bring no article again, fetch no page again, and are told', async () => {
    const before = await itemsOf('fickle');
    const names = ['tram', 'pier', 'dock', 'mill'];
    const pages = () => names.map((name) => asked(`/pages/${name}`));
    const fetched = pages();
    publish(
      'fickle',
      names.map((name) => item(`2-${name}`, name, `The ${name} opens`)),
    );
    await polled('fickle');
    publish('fickle', [
      ...names.map((name) => item(`4-${name}`, name, `The ${name} opens`)),
      item('4-fort', 'fort', 'The fort opens'),
    ]);
    await until(async () => (await itemsOf('fickle')).length === 5);
    const ids = (await itemsOf('fickle')).map(({ id }) => id);
    for (const { id } of before) expect(ids).toContain(id);
    expect(pages()).toEqual(fetched);
    expect(await status()).toContain(
      '4 of 4 known articles came with new guids. Articles are known by their addresses',
    );
    const { stdout } = await runProgram(['status', '--config', folder.configFile], {
      DATA_DIR: `${folder.root}/data`,
    });
    expect(stdout).toContain('Its guids change');
    const why = await runProgram(['why', `${publisher.url}/pages/tram`, '--config', folder.configFile], {
      DATA_DIR: `${folder.root}/data`,
    });
    expect(why.stdout).toMatch(/^ {2}Its guids change: .*known by their addresses/m);
  });
});
