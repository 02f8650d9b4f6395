/** The operators' feed of problems. */
import { parseAtomFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderProblems } from '../../src/publish/render-problems.js';
import type { SetAsideEntry } from '../../src/vocabulary/entry.js';
import type { SourceReport } from '../../src/vocabulary/source.js';
import { checkAtom } from '../support/check-atom.js';
import { setAsideEntry } from '../support/set-aside-entry.js';
import { sourceRecord } from '../support/source-record.js';

const site = {
  title: 'News',
  description: 'News by topic.',
  language: 'en',
  url: 'https://news.example',
  tagAuthority: 'news.example,2026',
};
const selfUrl = 'https://news.example/status/problems.xml';
const lastWell = new Date('2026-05-01T12:00:00Z');

function failing(id: string, because: string, more: Partial<SourceReport['source']> = {}): SourceReport {
  const url = `https://${id}.example/feed`;
  const source = sourceRecord({ id, url, failure: 'not-a-feed', lastSuccessAt: lastWell, ...more });
  return { source, address: url, state: 'backing-off', because };
}
const entriesOf = (reports: SourceReport[], setAside: SetAsideEntry[] = []) =>
  parseAtomFeed(renderProblems(site, reports, setAside).body).entries ?? [];

test('has an item for each entry that was set aside, with the reason and the way back', () => {
  const [entry, ...others] = entriesOf([], [setAsideEntry]);
  expect(others).toEqual([]);
  expect(entry?.title?.value).toBe('Set aside: A <bad> day');
  expect(entry?.content?.value).toContain('out of memory');
  expect(entry?.content?.value).toContain('winnow retry 1204');
  expect(entry?.links?.[0]?.href).toBe('https://news.example/status#entry-1204');
  const again = entriesOf([], [{ ...setAsideEntry, at: new Date('2026-06-02T12:00:00Z') }])[0];
  expect(again?.id).not.toBe(entry?.id);
});

test('has an item for each source in trouble, with the reason, and none for the others', () => {
  const well = { ...failing('well', ''), state: 'ok' as const };
  const paused = failing('paused', 'It fails.', { enabled: false });
  const [entry, ...others] = entriesOf([failing('paper', 'An HTML page titled "Sign <in>".'), well, paused]);
  expect(others).toEqual([]);
  expect(entry?.title?.value).toBe('paper: Failing, asked less often');
  expect(entry?.content?.value).toContain('not a feed: An HTML page titled &quot;Sign &lt;in&gt;&quot;.');
  expect(entry?.links?.[0]?.href).toBe('https://news.example/status#paper');
});

test('shows a trouble once however long it lasts, and a new one anew', () => {
  const first = entriesOf([failing('paper', 'It failed 3 min ago.')])[0];
  const later = entriesOf([failing('paper', 'It failed 9 days ago.')])[0];
  expect([later?.id, later?.updated]).toEqual([first?.id, first?.updated]);
  const again = entriesOf([
    failing('paper', 'Again.', { lastSuccessAt: new Date('2026-06-01T12:00:00Z') }),
  ])[0];
  expect(again?.id).not.toBe(first?.id);
});

test('is a valid feed, with nothing in it too', () => {
  expect(checkAtom(renderProblems(site, [], []).body, selfUrl)).toEqual([]);
  expect(
    checkAtom(renderProblems(site, [failing('a', 'x'), failing('b', 'y')], [setAsideEntry]).body, selfUrl),
  ).toEqual([]);
});
