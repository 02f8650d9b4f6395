/** `winnow extract`: a page in, its article out, on all cores. */
import { availableParallelism } from 'node:os';
import { emptyExtraction } from '../extract/empty-extraction.js';
import type { ExtractOptions } from '../extract/extract-options.js';
import type { PageInput } from '../extract/extract-page.js';
import { createExtractPool, type ExtractFailure } from '../system/extract-pool.js';
import { type FindSiteRules, openSiteRules } from '../system/site-rules-folder.js';
import type { Extraction } from '../vocabulary/article.js';
import { filterCommand, type JsonObject } from './filter.js';

function textField(input: JsonObject, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

function readInput(input: JsonObject, options: ExtractOptions): PageInput {
  const html = textField(input, 'html');
  if (html === undefined) throw Object.assign(new Error('a line needs "html"'), { code: 'bad-line' });
  const url = textField(input, 'url') ?? '';
  return {
    html,
    url: URL.canParse(url) ? url : 'http://localhost/',
    feedContentHtml: textField(input, 'feedContentHtml'),
    feedTitle: textField(input, 'feedTitle'),
    options,
  };
}

async function withSite(input: PageInput, find: FindSiteRules | undefined): Promise<PageInput> {
  const site = await find?.(input.url);
  return site ? { ...input, options: { ...input.options, site } } : input;
}

/** A page over the limits is a verdict, not an error. */
function asExtraction(result: Extraction | ExtractFailure): Extraction {
  if (!('failure' in result)) return result;
  return emptyExtraction(`page not read: ${result.reason}`);
}

function show(output: JsonObject): string {
  const { title, authors, publishedAt, verdict, because, text } = output as unknown as Extraction;
  const about = [authors.join(', '), publishedAt].filter(Boolean).join(' · ');
  const head = [title, about, `[${verdict}: ${because}]`].filter(Boolean).join('\n');
  return `${head}\n\n${text.split('\n').join('\n\n')}`;
}

export const command = filterCommand({
  name: 'extract',
  summary:
    'Takes the article out of a page: {id, url, html} in; title, text, html, authors, dates, related … out.',
  options: [
    ['--url <address>', 'address of the page, for one document'],
    ['--content <selector>', 'CSS selector of the article'],
    ['--site-rules <folder>', 'rules of sites in the ftr-site-config format, one file a host'],
    ['--timeout <ms>', 'time limit of one page (2000)'],
  ],
  open: (flags) => {
    const threads = availableParallelism();
    const pool = createExtractPool({ threads, timeoutMs: Number(flags.timeout) || 2000 });
    const options: ExtractOptions = typeof flags.content === 'string' ? { content: flags.content } : {};
    const find = typeof flags.siteRules === 'string' ? openSiteRules(flags.siteRules) : undefined;
    return {
      ahead: threads * 4,
      stage: async (input) =>
        asExtraction(await pool.extract(await withSite(readInput(input, options), find))),
      fromDocument: (bytes) => ({ html: bytes.toString('utf8'), url: flags.url }),
      show,
      close: () => pool.close(),
    };
  },
});
