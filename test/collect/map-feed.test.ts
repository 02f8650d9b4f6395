/** What a feed says of itself. */
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';
import type { FeedFacts } from '../../src/vocabulary/feed-document.js';

function factsOf(text: string): FeedFacts {
  const result = parseFeed({ bytes: new TextEncoder().encode(text), url: 'https://news.example/feed' });
  if (!result.ok) throw new Error(result.reason);
  return result.feed.feed;
}

const channel = (inside: string) =>
  factsOf(`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${inside}</channel></rss>`);

test('an RSS channel gives its title, page, language, picture, rights and people', () => {
  expect(
    channel(`<title>News &amp;amp; more</title><link>/</link><description>All of it</description><language>en_GB</language>
      <image><url>/logo.png</url><title>Logo</title></image><copyright>News Ltd</copyright>
      <managingEditor>ed@news.example (Ed)</managingEditor><category>World</category><generator>Press 1</generator>
      <lastBuildDate>Mon, 02 Mar 2026 10:00:00 GMT</lastBuildDate><atom:link rel="self" href="/feed"/><atom:link rel="hub" href="https://hub.example/"/>`),
  ).toEqual({
    title: 'News & more',
    subtitle: 'All of it',
    siteUrl: 'https://news.example/',
    selfUrl: 'https://news.example/feed',
    language: 'en-GB',
    imageUrl: 'https://news.example/logo.png',
    authors: ['Ed'],
    categories: ['World'],
    rights: 'News Ltd',
    generator: 'Press 1',
    updatedAt: '2026-03-02T10:00:00.000Z',
    hubs: ['https://hub.example/'],
  });
});

test('an Atom feed gives its id, logo and next page, and nothing of its entries', () => {
  expect(
    factsOf(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><id>tag:news.example,2026:feed</id><title type="html">A &lt;b&gt;B&lt;/b&gt;</title>
      <link rel="next" href="?page=2"/><logo>/l.png</logo><author><name>Ada</name></author>
      <entry><title>Not this</title><category term="nor this"/><updated>2026-03-02T10:00:00Z</updated></entry></feed>`),
  ).toEqual({
    id: 'tag:news.example,2026:feed',
    title: 'A B',
    language: 'de',
    imageUrl: 'https://news.example/l.png',
    authors: ['Ada'],
    nextUrl: 'https://news.example/feed?page=2',
  });
});

test('RDF puts the picture beside the channel', () => {
  const facts = factsOf(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>N</title></channel>
      <image><url>/i.png</url></image><item><title>x</title></item></rdf:RDF>`,
  );
  expect(facts).toEqual({ title: 'N', imageUrl: 'https://news.example/i.png' });
});

describe('how often to come back', () => {
  test('is the ttl in minutes, else the syndication period', () => {
    const period = '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>';
    expect(channel(`<ttl>15</ttl>${period}`).ttlMinutes).toBe(15);
    expect(channel(period).ttlMinutes).toBe(360);
    expect(channel('<ttl>soon</ttl>').ttlMinutes).toBeUndefined();
  });

  test('leaves out the hours and days that the source names', () => {
    expect(
      channel(`<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>x</hour></skipHours>
        <skipDays><day>Sunday</day><day>saturday</day><day>Caturday</day></skipDays>`),
    ).toEqual({ skipHours: [0, 7], skipDays: [0, 6] });
  });
});
