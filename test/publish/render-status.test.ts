import { expect, test } from 'vitest';
import { renderStatus as render } from '../../src/publish/render-status.js';
import type { SetAsideEntry } from '../../src/vocabulary/entry.js';
import type { SourceReport } from '../../src/vocabulary/source.js';
import { setAsideEntry } from '../support/set-aside-entry.js';
import { sourceRecord } from '../support/source-record.js';

const site = {
  title: 'News',
  description: 'News by topic.',
  language: 'en',
  url: 'https://news.example',
  tagAuthority: 'news.example,2026',
};

function report(id: string, more: Partial<SourceReport> = {}): SourceReport {
  const url = `https://${id}.example/feed`;
  return { source: sourceRecord({ id, url }), address: url, state: 'ok', because: 'Fine.', ...more };
}

const renderStatus = (reports: readonly SourceReport[], setAside: readonly SetAsideEntry[] = []) =>
  render(site, reports, setAside);

function textOf(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<[^>]+>/g, ' ');
}

test('shows sources in trouble first, and counts them', () => {
  const html = renderStatus([
    report('fine'),
    report('quiet', { state: 'silent', because: 'Its last article is 9 days old.' }),
  ]);
  expect(html.indexOf('quiet')).toBeLessThan(html.indexOf('fine'));
  expect(textOf(html)).toContain('2 sources, 1 in trouble');
  expect(textOf(html)).toContain('Silent for longer than usual');
});

test('tells the class of a failure, its reason, how often, and when and why it is asked again', () => {
  const source = sourceRecord({
    id: 'broken',
    url: 'https://broken.example/',
    failure: 'not-a-feed',
    failures: 3,
    pollBecause: 'Asked again in 4 h, after 3 failures in a row.',
  });
  const text = textOf(
    renderStatus([
      report('broken', { source, state: 'backing-off', because: 'an HTML page titled "Sign in"' }),
    ]),
  );
  expect(text).toContain('not a feed: an HTML page titled &quot;Sign in&quot;');
  expect(text).toContain('3 failures in a row');
  expect(text).toContain('Asked again in 4 h, after 3 failures in a row.');
});

test('tells what the host and the hub want, and where the feed was found', () => {
  const text = textOf(
    renderStatus([
      report('page', {
        foundAt: 'https://page.example/rss.xml',
        slowDown: 'page.example is left alone for 5 min: it asked us to slow down.',
        subscription: 'Subscribed at hub.example for another 9 days.',
        usualGapMs: 7_200_000,
      }),
    ]),
  );
  expect(text).toContain('left alone for 5 min');
  expect(text).toContain('Subscribed at hub.example');
  expect(text).toContain('found at https://page.example/rss.xml');
  expect(text).toContain('Usually no gap over 2 h');
});

test('leaves out what is switched off', () => {
  const off = report('off', {
    source: sourceRecord({ id: 'off', url: 'https://off.example/', enabled: false }),
  });
  expect(textOf(renderStatus([off]))).not.toContain('off ');
});

test('writes what sources say as text', () => {
  const source = sourceRecord({
    id: 'evil',
    url: 'https://evil.example/',
    title: '<script>alert(1)</script>',
  });
  expect(renderStatus([report('evil', { source, because: '<b>bold</b>' })])).not.toMatch(
    /<script>alert|<b>bold/,
  );
});

test('says above all why a changed configuration is refused, and what waits for a start', () => {
  const state = { refusal: ['feeds.json:3:1 error: "<b>" is no topic'], waiting: ['network.timeout'] };
  const html = render(site, [report('fine')], [], state);
  expect(textOf(html)).toContain('the one before stays in use');
  expect(html).toContain('feeds.json:3:1 error: &quot;&lt;b&gt;&quot; is no topic');
  expect(textOf(html)).toContain('used from the next start: network.timeout.');
  expect(html.indexOf('feeds.json')).toBeLessThan(html.indexOf('fine.example'));
  expect(textOf(renderStatus([report('fine')]))).not.toContain('refused');
});

test('shows above all sources the entries that were set aside, with the reason and the way back', () => {
  const html = renderStatus([report('fine')], [setAsideEntry]);
  expect(textOf(html)).toContain('1 source, 0 in trouble, 1 entry set aside');
  expect(html).toContain('<a href="https://paper.example/1">A &lt;bad&gt; day</a>');
  expect(textOf(html)).toContain('Set aside at &quot;group&quot;, because no retry can help: out of memory');
  expect(textOf(html)).toContain('winnow retry 1204');
  expect(html.indexOf('id="entry-1204"')).toBeLessThan(html.indexOf('id="fine"'));
});
