import fc from 'fast-check';
import { type ParseError, parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { appendEntries, removeEntry } from '../../src/config/edit-config.js';

const added = [{ id: 'new', url: 'https://new.test/', select: { item: 'li' }, strip: ['b'] }];
const line = '{ "id": "new", "url": "https://new.test/", "select": { "item": "li" }, "strip": ["b"] }';

function read(text: string): { sources?: unknown[]; topics?: unknown[] } {
  const errors: ParseError[] = [];
  const value = parse(text, errors, { allowTrailingComma: true });
  expect(errors).toEqual([]);
  return value;
}

describe('an entry that is added', () => {
  test.each([
    ['an empty file', '', `{\n  "sources": [\n    ${line}\n  ]\n}`],
    ['a list that is empty', '{ "sources": [] }', `{ "sources": [\n  ${line}\n] }`],
    [
      'a list that holds a comment only',
      '{\n  "sources": [\n    // ours\n  ]\n}',
      `{\n  "sources": [\n    // ours\n    ${line}\n  ]\n}`,
    ],
    [
      'a last entry with a comma and a comment',
      '{\n\t"sources": [\n\t\t{ "url": "a" }, // a\n\t],\n}',
      `{\n\t"sources": [\n\t\t{ "url": "a" }, // a\n\t\t${line},\n\t],\n}`,
    ],
    [
      'a last entry with a comment before its comma',
      '{ "sources": [\n  { "url": "a" } /* a */,\n] }',
      `{ "sources": [\n  { "url": "a" }, /* a */\n  ${line},\n] }`,
    ],
  ])('behind %s leaves everything else as it is', (_, before, after) => {
    expect(appendEntries(before, 'sources', added)).toBe(after);
    expect(read(after).sources?.at(-1)).toEqual(added[0]);
  });

  test('is none where there is none', () => {
    expect(appendEntries('{ /* as it is */ }', 'topics', [])).toBe('{ /* as it is */ }');
  });
});

/** Entries as people lay them out, each with a comment of its own. */
const layout = fc.record({
  entries: fc.array(
    fc.record({
      url: fc.webUrl(),
      comment: fc.constantFrom('', ' // named', ' /* named */'),
      gap: fc.constantFrom('\n    ', '\n\t', '\n\n  '),
    }),
    { maxLength: 5 },
  ),
  comma: fc.boolean(),
  end: fc.constantFrom('\n  ', '\n  // the end\n  '),
  eol: fc.constantFrom('\n', '\r\n'),
});

interface Layout {
  entries: { url: string; comment: string; gap: string }[];
  comma: boolean;
  end: string;
  eol: string;
}

function write({ entries, comma, end, eol }: Layout): string {
  const rows = entries.map(({ url, comment, gap }, at) => {
    const isLast = at === entries.length - 1;
    return `${gap}{ "url": ${JSON.stringify(url)} }${isLast && !comma ? '' : ','}${comment}`;
  });
  return `{ // ours\n  "sources": [${rows.join('')}${end}],\n  "topics": []\n}\n`.replaceAll('\n', eol);
}

const commentsOf = (text: string) => text.match(/\/\/ \w+(?: \w+)?|\/\* \w+ \*\//g) ?? [];

test('whatever the layout, entries come last, the others stay, and so does every comment', () => {
  fc.assert(
    fc.property(layout, (given) => {
      const before = write(given);
      const after = appendEntries(before, 'sources', added);
      expect(read(after)).toEqual({ sources: [...(read(before).sources ?? []), ...added], topics: [] });
      expect(commentsOf(after)).toEqual(commentsOf(before));
    }),
    { numRuns: 300 },
  );
});

test('whatever the layout, an entry that is taken out leaves the others', () => {
  fc.assert(
    fc.property(layout, fc.nat(4), (given, index) => {
      const before = write(given);
      const sources = read(before).sources ?? [];
      fc.pre(index < sources.length);
      const after = removeEntry(before, 'sources', index);
      expect(read(after).sources).toEqual(sources.toSpliced(index, 1));
      expect(after).toContain('// ours');
    }),
    { numRuns: 300 },
  );
});
