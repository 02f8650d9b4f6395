/** Enclosures and pictures of an entry, whichever vocabulary names them. */
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';

function entryOf(inside: string) {
  const text = `<rss xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item>${inside}</item></channel></rss>`;
  const result = parseFeed({ bytes: new TextEncoder().encode(text), url: 'https://news.example/feed' });
  return result.ok ? result.feed.entries[0] : undefined;
}

describe('enclosures', () => {
  test('come in document order, each address once, with type and length where they make sense', () => {
    expect(
      entryOf(`<enclosure url="/a.mp3" type=" Audio/MPEG " length="12"/><enclosure url="/b.pdf" length="many"/>
        <enclosure url="/a.mp3" length="13"/><enclosure type="audio/mpeg"/>`)?.enclosures,
    ).toEqual([
      { url: 'https://news.example/a.mp3', type: 'audio/mpeg', length: 12 },
      { url: 'https://news.example/b.pdf' },
    ]);
  });

  test('that would run code are left out', () => {
    expect(entryOf('<enclosure url="javascript:alert(1)"/>')?.enclosures).toBeUndefined();
  });
});

describe('the picture', () => {
  test.each([
    [
      'the widest of Media RSS, however deep',
      '<media:content url="/s.jpg" width="90"/><media:group><media:content url="/l.jpg" width="900" type="image/jpeg"/></media:group>',
      '/l.jpg',
    ],
    [
      'never a film',
      '<media:content url="/f.mp4" medium="video" width="1920"/><media:thumbnail url="/t.jpg"/>',
      '/t.jpg',
    ],
    ['the thumbnail, also where it is text', '<media:thumbnail>/t.png</media:thumbnail>', '/t.png'],
    ['the cover of an episode', '<itunes:image href="/cover.jpg"/>', '/cover.jpg'],
    ['an image element with an address in it', '<image><url>/i.gif</url></image>', '/i.gif'],
    ['an enclosure that is one', '<enclosure url="/e.webp" type="image/webp"/>', '/e.webp'],
    [
      'else the first in the text',
      '<description>&lt;p>&lt;img alt="" src="/p.png">&lt;/p></description>',
      '/p.png',
    ],
  ])('is %s', (_, inside, path) => {
    expect(entryOf(inside)?.imageUrl).toBe(`https://news.example${path}`);
  });
});
