/** Every page in Chromium: accessible, calm on a phone, dark at night, without a script or a stranger. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteFiles } from '../../src/publish/site-files.js';
import { cacheHeaders } from '../../src/serve/cache-headers.js';
import { absent, launchChromium } from '../support/chromium.js';
import { type LoopbackServer, startServer } from '../support/loopback-server.js';
import { samplePages } from '../support/sample-pages.js';

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const windows = [
  ['narrow', 360, 'dark'],
  ['wide', 1280, 'light'],
] as const;
const names = Object.keys(samplePages);
/** Where pictures go for people to look at; nowhere by default. */
const pictures = process.env.WINNOW_SCREENSHOTS;

describe.skipIf(absent !== undefined)(`pages in Chromium${absent ? ` (${absent})` : ''}`, () => {
  let browser: Browser;
  let server: LoopbackServer;

  beforeAll(async () => {
    server = await startServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://x').pathname;
      const file = siteFiles.find((one) => one.path === path);
      const html = samplePages[path.slice(1)];
      if (file) return response.setHeader('content-type', file.mediaType).end(file.body);
      if (html === undefined) return response.writeHead(404).end();
      const mediaType = 'text/html; charset=utf-8';
      const selfUrl = `${server.origin}${path}`;
      const headers = cacheHeaders({ kind: 'page', mediaType, maxAgeSeconds: 60, selfUrl, isPrivate: false });
      return response.writeHead(200, headers).end(html);
    });
    browser = await launchChromium();
    if (pictures) mkdirSync(pictures, { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function withPage<T>(
    options: Parameters<Browser['newPage']>[0],
    look: (page: Page, strange: string[]) => Promise<T>,
  ): Promise<T> {
    const page = await browser.newPage(options);
    const strange: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.origin)) strange.push(request.url());
    });
    page.on('console', (message) => strange.push(message.text()));
    try {
      return await look(page, strange);
    } finally {
      await page.close();
    }
  }

  describe.each(names)('%s', (name) => {
    test('breaks no rule of axe and fits its window, narrow by night and wide by day', async () => {
      for (const [size, width, colorScheme] of windows) {
        await withPage({ viewport: { width, height: 800 }, colorScheme }, async (page, strange) => {
          await page.goto(`${server.origin}/${name}`);
          // Opening one takes it out of the list of those that are closed, so each time the first is opened.
          const closed = page.locator('details:not([open]) > summary');
          for (let count = pictures ? 0 : await closed.count(); count > 0; count -= 1)
            await closed.first().click();
          if (pictures)
            await page.screenshot({
              path: join(pictures, `${name}-${size}-${colorScheme}.png`),
              fullPage: name !== 'topic-many',
            });
          await page.evaluate(axeSource);
          const { violations } = await page.evaluate<AxeResult>(
            `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
          );
          const found = violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
          );
          expect(found, size).toEqual([]);
          const overflow = await page.evaluate<number>(
            'document.documentElement.scrollWidth - window.innerWidth',
          );
          expect(overflow, `${size}: wider than its window`).toBeLessThanOrEqual(0);
          expect(strange, 'requests to others, and complaints of the browser').toEqual([]);
        });
      }
    }, 120_000);

    test('is under 50 KB with its style sheet', () => {
      const style = siteFiles.find(({ path }) => path === '/style.css');
      expect(Buffer.byteLength(samplePages[name] ?? '') + (style?.body.length ?? 0)).toBeLessThan(50_000);
    });
  });

  test('the keyboard reaches the content at once, and every control shows that it has the focus', async () => {
    await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.goto(`${server.origin}/home`);
      await page.keyboard.press('Tab');
      const skip = page.locator('.skip');
      expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>('document.activeElement.name')).toBe('q');
      expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe(
        'solid',
      );
    });
  });

  test('without scripts the addresses to subscribe to open, and one click selects an address whole', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${server.origin}/topic`);
      const code = page.locator('.subscribe code').first();
      expect(await code.isVisible()).toBe(false);
      await page.getByText('Subscribe', { exact: true }).click();
      expect(await code.isVisible()).toBe(true);
    });
    await withPage({}, async (page) => {
      await page.goto(`${server.origin}/topic`);
      await page.getByText('Subscribe', { exact: true }).click();
      await page.locator('.subscribe code').first().click();
      const selected = await page.evaluate<string>('getSelection().toString().trim()');
      expect(selected).toBe('https://news.example/topics/harbour.rss');
    });
  });

  test('text from right to left stands at the right, its source and date included', async () => {
    await withPage({ viewport: { width: 800, height: 800 } }, async (page) => {
      await page.goto(`${server.origin}/topic-rtl`);
      const edges = await page.evaluate<[number, number][]>(
        `[...document.querySelectorAll('article h2 a, article .meta bdi:first-child')].map((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return [Math.round(range.getBoundingClientRect().right), Math.round(element.closest('li').getBoundingClientRect().right)];
        })`,
      );
      expect(edges.length).toBeGreaterThan(3);
      for (const [text, row] of edges) expect(Math.abs(text - row)).toBeLessThan(3);
    });
  });

  test('the search field sends its words without a script', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${server.origin}/home`);
      await page.getByRole('searchbox', { name: 'Search stories' }).fill('night ferry');
      const [request] = await Promise.all([page.waitForRequest(/search/), page.keyboard.press('Enter')]);
      expect(request.url()).toBe(`${server.origin}/search?q=night+ferry`);
    });
  });
});
