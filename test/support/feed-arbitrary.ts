/** Arbitrary documents for property tests: octets, broken feeds, and piles of XML pieces. */
import fc from 'fast-check';
import { type GeneratedFormat, generateFeed, seededRandom } from './generate-feed.js';
import { mutate, mutations } from './mutate.js';

const encode = (text: string) => new TextEncoder().encode(text);

const pieces = [
  '<rss>',
  '<channel>',
  '</channel>',
  '<item>',
  '</item>',
  '<entry>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '<title>',
  '</title>',
  '<title type="xhtml">',
  '<link>',
  '<link href="',
  '"',
  "'",
  '>',
  '<',
  '&',
  '&amp;',
  '&nbsp;',
  '&#0;',
  '&#x10ffff;',
  '&#99999999;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml version="1.0"',
  '?>',
  '<?',
  '<!DOCTYPE x [',
  '<!ENTITY a "b">',
  ']>',
  '<p>',
  '</p>',
  '<guid isPermaLink=',
  'http://a.example/',
  '//',
  '<pubDate>',
  'Mon, 02 Mar 2026',
  '2026-03-02',
  '</',
  '/>',
  ' ',
  '\n',
  '\u0000',
  '\ufeff',
  '\ud800',
  '{',
  '[',
  '"items":',
  '"version":"https://jsonfeed.org/version/1"',
  '}',
  ']',
  ',',
  'xml:base="',
  'xmlns:a="',
  '<content type="xhtml">',
  '<div>',
  '<enclosure url="',
  '<media:content url="',
  '<category term="',
  '<dc:date>',
  '__proto__',
  'constructor',
  '<html>',
  '<urlset>',
  '<url>',
  '<loc>',
  '<sitemapindex>',
  '<sitemap>',
  'text',
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
];

const pile = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => encode(parts.join('')));

const repeated = fc
  .tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces), fc.integer({ min: 1, max: 3000 }))
  .map(([first, second, times]) => encode(`<rss><channel><item>${`${first}${second}`.repeat(times)}`));

const formats: GeneratedFormat[] = ['rss', 'atom', 'rdf'];
const names = Object.keys(mutations);

const broken = fc
  .tuple(
    fc.nat(1000),
    fc.constantFrom(...formats),
    fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 6 }),
  )
  .map(([seed, format, chosen]) => {
    const random = seededRandom(seed + 1);
    return encode(
      chosen.reduce((text, name) => mutate(name, text, random), generateFeed(seed, format, 3, 1).text),
    );
  });

/** Octets of a document; most look like feeds, none need be one. */
export const feedDocument: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ maxLength: 300, unit: 'binary' }).map(encode),
  pile,
  repeated,
  broken,
);
