/** Entries of RSS, RDF and Atom with the vocabularies they borrow. */
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';
import type { ParsedEntry } from '../../src/vocabulary/feed-document.js';

function entryOf(text: string): ParsedEntry {
  const result = parseFeed({ bytes: new TextEncoder().encode(text), url: 'https://news.example/feed' });
  if (!result.ok) throw new Error(result.reason);
  return result.feed.entries[0] ?? {};
}

const rss = (inside: string) => entryOf(`<rss version="2.0"><channel><item>${inside}</item></channel></rss>`);
const atom = (inside: string) =>
  entryOf(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${inside}</entry></feed>`);

describe('Atom', () => {
  test('XHTML content loses its wrapper and keeps its order', () => {
    const { contentHtml } = atom(
      '<content type="xhtml" xml:base="/x/"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> &lt; <img src="c.png"/></div></content>',
    );
    expect(contentHtml).toBe('a <b>b</b> &lt; <img src="https://news.example/x/c.png">');
  });

  test('links have their relations: page, enclosure, related', () => {
    expect(
      atom(`<link rel="related" href="/r"/><link href="/page"/><link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="9"/>
        <link rel="alternate" type="application/json" href="/api"/>`),
    ).toMatchObject({
      url: 'https://news.example/page',
      relatedUrls: ['https://news.example/r'],
      enclosures: [{ url: 'https://news.example/a.mp3', type: 'audio/mpeg', length: 9 }],
    });
  });

  test('several authors, the origin of an aggregated entry and its dates are kept', () => {
    expect(
      atom(`<author><name>Ada</name></author><author><email>bo@x.example</email></author><id>tag:x,1</id>
        <published>2026-03-01T10:00:00Z</published><updated>2026-03-02T10:00:00Z</updated>
        <source><title>Origin</title><link href="https://origin.example/"/></source>`),
    ).toEqual({
      guid: 'tag:x,1',
      authors: ['Ada', 'bo@x.example'],
      publishedAt: '2026-03-01T10:00:00.000Z',
      updatedAt: '2026-03-02T10:00:00.000Z',
      origin: { title: 'Origin', url: 'https://origin.example/' },
    });
  });

  test('prefixed and capital elements are read as well', () => {
    const text =
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:ENTRY><a:Title>One</a:Title></a:ENTRY></a:feed>';
    expect(entryOf(text).title).toBe('One');
  });
});

describe('RSS and its modules', () => {
  test('full text, summary, creator, subject, comments and the address behind a counter', () => {
    expect(
      rss(`<description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded><dc:creator>Ada</dc:creator>
        <dc:subject>Rail</dc:subject><category>World</category><comments>/c</comments><slash:comments>3</slash:comments>
        <link>https://counter.example/1</link><feedburner:origLink>https://news.example/1</feedburner:origLink>`),
    ).toEqual({
      url: 'https://counter.example/1',
      originalUrl: 'https://news.example/1',
      authors: ['Ada'],
      summaryHtml: 'Short',
      contentHtml: '<p>Long</p>',
      categories: ['Rail', 'World'],
      commentsUrl: 'https://news.example/c',
      commentCount: 3,
    });
  });

  test('the widest Media RSS picture wins, and captions are no summary where there is one', () => {
    const entry =
      rss(`<description>Text</description><media:group><media:content url="/s.jpg" width="100" medium="image"/>
      <media:content url="/l.jpg" width="900" medium="image"><media:description>Caption</media:description></media:content>
      </media:group><media:thumbnail url="/t.jpg"/>`);
    expect(entry).toEqual({ summaryHtml: 'Text', imageUrl: 'https://news.example/l.jpg' });
  });

  test('podcast notes that say more than the description are the body', () => {
    const entry = rss(
      '<description>Short</description><itunes:summary>Much longer notes</itunes:summary><itunes:keywords>a, b</itunes:keywords>',
    );
    expect(entry).toEqual({ summaryHtml: 'Short', contentHtml: 'Much longer notes', categories: ['a', 'b'] });
  });

  test('markup that nobody escaped stays in the body', () => {
    expect(rss('<description>See <a href="/x">this</a><br/></description>').summaryHtml).toBe(
      'See <a href="https://news.example/x">this</a><br>',
    );
  });

  test('a field whose end tag is lost does not swallow the next', () => {
    expect(rss('<title>One<link>/1</link><guid isPermaLink="false">g<pubDate>2 Mar 2026 10:00 GMT')).toEqual({
      guid: 'g',
      guidIsPermalink: false,
      url: 'https://news.example/1',
      title: 'One',
      publishedAt: '2026-03-02T10:00:00.000Z',
    });
  });
});

test('RDF entries are identified by what they are about', () => {
  const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/>
    <item rdf:about="https://news.example/1"><title>One</title><dc:date>2026-03-02</dc:date></item></rdf:RDF>`;
  expect(entryOf(text)).toMatchObject({
    guid: 'https://news.example/1',
    publishedAt: '2026-03-02T00:00:00.000Z',
  });
});
