import { describe, expect, it } from 'vitest';
import { cleanHtml } from '../../src/extract/clean-html.js';
import { cleanLines } from '../../src/extract/clean-lines.js';
import { PROSE_LINES } from './prose-lines.js';

const BEFORE = 'The harbour was closed on Monday after a storm moved two ships against the wall.';
const AFTER = 'Repairs will take until the summer, the city engineer told the committee on Tuesday.';

describe('prose that looks like an ad marker', () => {
  it.each(PROSE_LINES)('stays a line: %s', (line) => {
    const lines = [BEFORE, line, AFTER];
    expect(cleanLines(lines)).toEqual({ lines, removed: [] });
  });

  it('stays a paragraph of HTML', () => {
    const html = PROSE_LINES.map((line) => `<p>${line.replaceAll('&', '&amp;')}</p>`).join('');
    expect(cleanHtml(`<p>${BEFORE}</p>${html}<p>${AFTER}</p>`).removed).toEqual([]);
  });
});
