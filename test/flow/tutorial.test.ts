/** `docs/tutorial.md` as a newcomer follows it: every command in its order, on a publisher of our own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Folder, freePort, mainFile, makeFolder, until } from '../support/program.js';
import { articlePage, type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

const project = new URL('../../', import.meta.url);
const tutorial = readFileSync(new URL('docs/tutorial.md', project), 'utf8');
const sourceUrl = 'https://www.nasa.gov/news-release/feed/';
const siteUrl = 'http://localhost:8080';

interface Block {
  language: string;
  text: string;
}

const blocks: Block[] = tutorial
  .split(/^```/m)
  .filter((_, index) => index % 2 === 1)
  .map((block) => {
    const end = block.indexOf('\n');
    return { language: block.slice(0, end), text: block.slice(end + 1).trim() };
  });
const commandsOf = ({ language, text }: Block) => (language === 'sh' ? text.split('\n') : []);
const [install, ...afterwards] = blocks;

const headlines = {
  'Lunar lander reaches its orbit':
    'The lunar lander reached its orbit on Monday after a journey of four days.',
  'A new rover is tested in the desert': 'Engineers drove the rover over dunes to learn how its wheels wear.',
  'Artemis crew names its capsule': 'The crew of the Artemis mission has given its capsule a name this week.',
  'Telescope sees a distant galaxy':
    'The telescope has seen light of a galaxy that shone when stars were young.',
  'Ice found near the pole of the Moon':
    'Radar shows ice below the dust of craters near the pole of the Moon.',
  'Balloon lands after forty days': 'A balloon as tall as a tower came down in the pampas after forty days.',
};

let publisher: Publisher;
let folder: Folder;
let running: ChildProcess | undefined;
let port: number;

function publish(): void {
  const items = Object.entries(headlines).map(([title, text], index) => {
    const body = [text, `${text} More was told at noon.`, `It took years of work. ${text}`];
    const paragraphs = body.map((line) => `<p>${line.repeat(3)}</p>`).join('<p>Advertisement</p>');
    publisher.documents.set(`/${index}.html`, articlePage(title, paragraphs));
    return { guid: `${index}`, title, link: `${publisher.url}/${index}.html`, description: `<p>${text}</p>` };
  });
  publisher.documents.set('/feed/', rssDocument('News releases', items));
}

const ours = (text: string) => text.replaceAll(sourceUrl, `${publisher.url}/feed/`);

/** The file as the tutorial has it, with the publisher on loopback allowed. */
function write(config: object): void {
  folder.writeConfig({ ...config, network: { allow: [publisher.host] } });
}

/** A shell in the folder, in which `npx` means the program that was built. */
function give(command: string): ChildProcess {
  const script = `npx() { shift; exec "$NODE" "$MAIN" "$@"; }\n${ours(command)}`;
  const { PATH = '' } = process.env;
  return spawn('sh', ['-c', script], {
    cwd: folder.root,
    env: {
      PATH,
      NODE: process.execPath,
      MAIN: mainFile,
      HOST: '127.0.0.1',
      PORT: `${port}`,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function outputOf(command: string): Promise<string> {
  const child = give(command);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code, `${command}\n${output}`).toBe(0);
  return output;
}

const withoutFigures = (text: string) => text.replace(/\d[\d.,-]*/g, '#');

beforeAll(async () => {
  publisher = await startPublisher();
  publish();
  port = await freePort();
  folder = makeFolder();
  cpSync(inject('template'), `${folder.root}/data`, { recursive: true });
  cpSync(new URL('feeds.config.json', project), folder.configFile);
});

afterAll(async () => {
  running?.kill('SIGKILL');
  await publisher.close();
  folder.remove();
});

describe('the tutorial', () => {
  test('begins with what the project has scripts for', () => {
    expect(install && commandsOf(install)).toEqual(['npm ci', 'npm run build']);
    const { scripts } = JSON.parse(readFileSync(new URL('package.json', project), 'utf8'));
    expect(scripts).toHaveProperty('build');
  });

  test('can be followed command by command, and each says what is promised', async () => {
    let output = '';
    for (const block of afterwards) {
      if (block.language === 'text') expect(withoutFigures(output)).toContain(withoutFigures(block.text));
      if (block.language === 'json') {
        const promised = JSON.parse(ours(block.text));
        expect(parse(readFileSync(folder.configFile, 'utf8'))).toMatchObject({ sources: promised.sources });
        write(promised);
      }
      for (const command of commandsOf(block)) {
        if (command === 'npx winnow start') running = give(command);
        else output = await outputOf(command);
        if (command.startsWith('mv ')) write({});
      }
    }
    expect(running).toBeDefined();
  }, 180_000);

  test('ends with a feed of the topic at the address it names', async () => {
    expect(running, 'nothing was started').toBeDefined();
    const [address = ''] = /http:\/\/localhost:8080\/topics\/[^>]+/.exec(tutorial) ?? [];
    const url = address.replace(siteUrl, `http://127.0.0.1:${port}`);
    let feed = '';
    await until(async () => {
      feed = (await (await fetch(url).catch(() => undefined))?.text()) ?? '';
      return feed.includes('<item>');
    }, 60_000);
    expect(feed).toContain('<title>To the Moon</title>');
    expect(feed.match(/<item>/g)).toHaveLength(3);
    expect(feed).toContain('More was told at noon.');
    expect(feed).not.toContain('Advertisement');
    expect(feed).not.toContain('Balloon');
  }, 90_000);

  test('stops when it is told to', async () => {
    expect(running, 'nothing was started').toBeDefined();
    const ended = new Promise((resolve) => running?.once('exit', resolve));
    running?.kill('SIGINT');
    expect(await ended).toBe(0);
  }, 60_000);
});
