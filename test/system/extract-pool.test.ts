import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createExtractPool,
  type ExtractPool,
  type ExtractPoolOptions,
} from '../../src/system/extract-pool.js';
import { makeFolder } from '../support/program.js';

const isBuilt = existsSync(
  fileURLToPath(new URL('../../dist/src/system/extract-thread.js', import.meta.url)),
);
const builtPool = new URL('../../dist/src/system/extract-pool.js', import.meta.url).href;
const sentence = 'The council voted on Tuesday to rebuild the old north pier, which a storm had broken. ';
const page = { url: 'https://a.example/', html: `<main><p>${sentence.repeat(10)}</p></main>` };
/** Small to send, long to read. */
const slow = { url: 'https://a.example/', html: `<p>${sentence}</p>`.repeat(45_000) };

let pool: ExtractPool | undefined;

function open(options: ExtractPoolOptions): ExtractPool {
  pool = createExtractPool(options);
  return pool;
}

afterEach(() => pool?.close());

describe.skipIf(!isBuilt)(
  'createExtractPool (skipped before npm run build: threads run the built file)',
  () => {
    it('extracts pages, more at once than it has threads', async () => {
      const { extract } = open({ threads: 2, timeoutMs: 20_000 });
      const results = await Promise.all(Array.from({ length: 7 }, () => extract(page)));
      expect(results.map((result) => 'verdict' in result && result.verdict)).toEqual(Array(7).fill('full'));
    });

    it('gives a page up after the time limit and goes on with the next', async () => {
      const { extract } = open({ threads: 1, timeoutMs: 300 });
      const [late, next] = await Promise.all([extract(slow), extract(page)]);
      expect(late).toEqual({ failure: 'timeout', reason: 'the page took over 300 ms' });
      expect(next).toMatchObject({ verdict: 'full' });
    });

    it('gives a page up over the memory limit and goes on with the next', async () => {
      const { extract } = open({ threads: 1, timeoutMs: 60_000, maxMemoryMb: 48 });
      const [big, next] = await Promise.all([extract(slow), extract(page)]);
      expect(big).toMatchObject({ failure: 'too-large' });
      expect(next).toMatchObject({ verdict: 'full' });
    });

    it('does so too where the whole process was given a larger limit', () => {
      const { root, remove } = makeFolder();
      const program = join(root, 'extract.mjs');
      writeFileSync(
        program,
        `import { getHeapStatistics } from 'node:v8';
        import { createExtractPool } from ${JSON.stringify(builtPool)};
        const pool = createExtractPool({ threads: 1, timeoutMs: 60_000, maxMemoryMb: 48 });
        const html = ${JSON.stringify(`<p>${sentence}</p>`)}.repeat(45_000);
        const { failure } = await pool.extract({ url: 'https://a.example/', html });
        const isLarge = getHeapStatistics().heap_size_limit > 1_000_000_000;
        process.stdout.write(JSON.stringify({ failure, isLarge }));
        await pool.close();`,
      );
      const said = execFileSync(process.execPath, ['--max-old-space-size=1024', program], {
        encoding: 'utf8',
      });
      remove();
      expect(JSON.parse(said)).toEqual({ failure: 'too-large', isLarge: true });
    });

    it.each([
      ['20 MB', 'word '.repeat(4_000_000)],
      ['100,000 nested tags', '<div>'.repeat(100_000)],
      ['1,000,000 nodes', '<b></b>'.repeat(1_000_000)],
      ['nothing', ''],
    ])('takes a page of %s for an empty one', async (_, html) => {
      const { extract } = open({ threads: 1, timeoutMs: 20_000 });
      expect(await extract({ url: 'https://a.example/', html })).toMatchObject({ verdict: 'empty' });
    });

    it('gives up the one of many fragments that takes too long, and no other', async () => {
      const { run } = open({ threads: 1, timeoutMs: 500 });
      const fragment = { kind: 'fragment', input: page } as const;
      const long = { kind: 'fragment', input: { ...slow, html: slow.html.slice(0, 290_000) } } as const;
      const heavy = { ...long, input: { ...long.input, html: '<b>'.repeat(90_000) } };
      const tasks = [fragment, fragment, heavy, fragment, fragment];
      const results = await Promise.all(tasks.map((task) => run(task)));
      expect(results.map((result) => ('verdict' in result ? result.verdict : result.failure))).toEqual([
        'full',
        'full',
        expect.stringMatching(/timeout|empty/),
        'full',
        'full',
      ]);
    });

    it('decodes pages as they were fetched, and cleans what feeds carry', async () => {
      const { run } = open({ threads: 1, timeoutMs: 20_000 });
      const { url, html } = page;
      const bytes = Buffer.from(html.replaceAll('council', 'conseil d\xe9put\xe9'), 'latin1');
      const octets = { url, bytes, contentType: 'text/html; charset=iso-8859-1' };
      expect(await run({ kind: 'octets', input: octets })).toMatchObject({
        text: expect.stringContaining('The conseil d\u00e9put\u00e9 voted'),
      });
      const fragment = { url, html: `<p>${sentence}</p><p>Advert</p>` };
      expect(await run({ kind: 'fragment', input: fragment })).toMatchObject({ text: sentence.trim() });
    });

    it.skipIf(!existsSync('/proc/self/task'))(
      'ends threads that have nothing to do, and starts them again for the next page (counted where /proc is)',
      async () => {
        const countThreads = () => readdirSync('/proc/self/task').length;
        const before = countThreads();
        const { extract } = open({ threads: 1, timeoutMs: 20_000, idleMs: 200 });
        await extract(page);
        expect(countThreads()).toBeGreaterThan(before);
        await vi.waitFor(() => expect(countThreads()).toBe(before), 5_000);
        expect(await extract(page)).toMatchObject({ verdict: 'full' });
      },
    );

    it('answers what waits when it is closed', async () => {
      const { extract, close } = open({ threads: 1 });
      const waiting = [extract(page), extract(page)];
      await close();
      for (const result of [...waiting, extract(page)])
        expect(await result).toMatchObject({ failure: 'interrupted' });
    });
  },
);
