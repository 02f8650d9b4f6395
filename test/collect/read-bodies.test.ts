/** Which text is the summary, which the body, and in what language. */
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';

function bodiesOf(inside: string) {
  const text = `<rss xml:lang="en"><channel><item>${inside}</item></channel></rss>`;
  const result = parseFeed({ bytes: new TextEncoder().encode(text), url: 'https://news.example/feed' });
  const entry = result.ok ? result.feed.entries[0] : undefined;
  return { summary: entry?.summaryHtml, content: entry?.contentHtml, language: entry?.language };
}

describe('summary and body', () => {
  test('content is the body wherever it stands', () => {
    expect(bodiesOf('<content:encoded>Long</content:encoded><description>Short</description>')).toMatchObject(
      {
        summary: 'Short',
        content: 'Long',
      },
    );
  });

  test('empty content leaves the description as it is', () => {
    expect(bodiesOf('<content:encoded> </content:encoded><description>Short</description>')).toMatchObject({
      summary: 'Short',
      content: undefined,
    });
  });

  test('a second summary is the body only where it says more', () => {
    const [long, short] = [
      '<description>A long text</description>',
      '<itunes:summary>Short</itunes:summary>',
    ];
    expect(bodiesOf(`${long}${short}`)).toMatchObject({ summary: 'A long text', content: undefined });
    expect(bodiesOf(`${short}${long}`)).toMatchObject({ summary: 'Short', content: 'A long text' });
  });

  test('a caption is the summary where there is no other', () => {
    const caption = '<media:group><media:description>Caption</media:description></media:group>';
    expect(bodiesOf(caption).summary).toBe('Caption');
    expect(bodiesOf(`${caption}<description>Text</description>`).summary).toBe('Text');
  });
});

test('the language is that of the text shown, before that of the feed', () => {
  expect(bodiesOf('<title>x</title>').language).toBe('en');
  expect(
    bodiesOf('<title xml:lang="fr">x</title><description xml:lang="de_AT">y</description>').language,
  ).toBe('de-AT');
  expect(bodiesOf('<dc:language>pt</dc:language><title>x</title>').language).toBe('pt');
});
