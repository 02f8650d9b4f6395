/** `winnow clean`: lines, text or HTML in, the same without ad markers and page furniture out. */
import { cleanHtml } from '../extract/clean-html.js';
import { cleanLines } from '../extract/clean-lines.js';
import type { CleanOptions } from '../extract/clean-options.js';
import { cleanText } from '../extract/clean-text.js';
import { filterCommand, type JsonObject } from './filter.js';

const LOOKS_LIKE_HTML =
  /<(?:p|div|html|body|article|section|h[1-6]|ul|ol|table|figure|span)\b[^>]{0,1000}>/iu;

function readOptions(input: JsonObject, switchedOff: unknown): CleanOptions {
  const names = typeof switchedOff === 'string' ? switchedOff.split(',') : [];
  return {
    rules: Object.fromEntries(names.map((name) => [name.trim(), false])),
    ...(typeof input.title === 'string' ? { title: input.title } : {}),
    ...(typeof input.language === 'string' ? { language: input.language } : {}),
    ...(Array.isArray(input.markers) ? { markers: input.markers.map(String) } : {}),
  };
}

function clean(input: JsonObject, options: CleanOptions): unknown {
  if (Array.isArray(input.lines)) return cleanLines(input.lines.map(String), options);
  if (typeof input.text === 'string') return cleanText(input.text, options);
  if (typeof input.html === 'string') return cleanHtml(input.html, options);
  throw Object.assign(new Error('a line needs "lines", "text" or "html"'), { code: 'nothing-to-clean' });
}

export const command = filterCommand({
  name: 'clean',
  summary:
    'Removes ad markers and page furniture from lines, text or HTML, and says which rule removed what.',
  options: [['--without <rules>', 'names of rules to switch off, separated by commas']],
  open: (options) => ({
    stage: (input) => clean(input, readOptions(input, options.without)),
    fromDocument: (bytes) => {
      const document = bytes.toString('utf8');
      return LOOKS_LIKE_HTML.test(document) ? { html: document } : { text: document };
    },
    show: ({ text, html }) => String(text ?? html ?? '').replace(/\n$/u, ''),
  }),
});
