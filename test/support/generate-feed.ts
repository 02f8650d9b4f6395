/** Makes realistic feeds of any size from a seed, for measurements that need many. */

export type GeneratedFormat = 'rss' | 'atom' | 'rdf';

export interface GeneratedItem {
  title: string;
  url: string;
}

export interface GeneratedFeed {
  format: GeneratedFormat;
  text: string;
  items: GeneratedItem[];
}

/** Small deterministic generator of numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const words =
  'city council votes today on new rail line after years of delay while storm warnings keep schools closed and farmers fear for the harvest as prices rise in markets across the region über Köln naïve café señor İstanbul 東京 Москва'.split(
    ' ',
  );

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function sentence(random: () => number, length: number): string {
  const chosen = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? 'news');
  const text = chosen.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function paragraphs(random: () => number, count: number): string {
  const link = '<a href="https://news.example/about?a=1&amp;b=2">more</a>';
  const picture = '<img src="https://img.example/p.jpg" alt="A picture" width="640" height="360">';
  return Array.from(
    { length: count },
    (_, index) => `<p>${index === 1 ? picture : ''}${sentence(random, 60)}. ${link}</p>`,
  ).join('\n');
}

interface ItemParts extends GeneratedItem {
  html: string;
  date: Date;
  random: () => number;
}

function rssItem({ title, url, html, date, random }: ItemParts, isRdf: boolean): string {
  const body = random() < 0.5 ? `<![CDATA[${html}]]>` : escapeXml(html);
  const dates = isRdf
    ? `<dc:date>${date.toISOString()}</dc:date>`
    : `<pubDate>${date.toUTCString()}</pubDate>`;
  const guid = isRdf ? '' : `<guid isPermaLink="false">id-${url.slice(-6)}</guid>`;
  return `<item${isRdf ? ` rdf:about="${escapeXml(url)}"` : ''}>
      <title>${escapeXml(title)}</title><link>${escapeXml(url)}</link>${guid}
      ${dates}<dc:creator>Ada Example</dc:creator><category>World</category><category>Rail &amp; road</category>
      <description>${escapeXml(title)}</description><content:encoded>${body}</content:encoded>
    </item>`;
}

function atomEntry({ title, url, html, date, random }: ItemParts): string {
  const content =
    random() < 0.3
      ? `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html.replace(/(<img[^>]*)>/g, '$1/>')}</div></content>`
      : `<content type="html">${escapeXml(html)}</content>`;
  return `<entry>
    <title type="text">${escapeXml(title)}</title><link rel="alternate" href="${escapeXml(url)}"/><id>tag:news.example,2026:${url.slice(-6)}</id>
    <published>${date.toISOString()}</published><updated>${date.toISOString()}</updated>
    <author><name>Ada Example</name></author><category term="World"/>${content}
  </entry>`;
}

const namespaces =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';

function wrap(format: GeneratedFormat, items: string): string {
  const head =
    '<title>Example News</title><link>https://news.example/</link><description>All the news</description>';
  switch (format) {
    case 'rss':
      return `<rss version="2.0" ${namespaces}>\n<channel>${head}\n${items}\n</channel></rss>`;
    case 'rdf':
      return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${namespaces}>\n<channel>${head}</channel>\n${items}\n</rdf:RDF>`;
    default:
      return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title><id>tag:news.example,2026:feed</id><link href="https://news.example/"/><updated>2026-03-02T12:00:00Z</updated>\n${items}\n</feed>`;
  }
}

/** `paragraphsEach` of about 400 octets each. */
export function generateFeed(
  seed: number,
  format: GeneratedFormat,
  count: number,
  paragraphsEach = 3,
): GeneratedFeed {
  const random = seededRandom(seed * 7919 + 17);
  for (let warm = 0; warm < 8; warm++) random();
  const items: GeneratedItem[] = [];
  const texts: string[] = [];
  for (let index = 0; index < count; index++) {
    const title = `${sentence(random, 7)} & number ${index}`;
    const url = `https://news.example/${seed}/story?part=1&id=${100_000 + index}`;
    const date = new Date(Date.UTC(2026, 2, 2, 12) - index * 3_600_000);
    const parts = { title, url, html: paragraphs(random, paragraphsEach), date, random };
    items.push({ title, url });
    texts.push(format === 'atom' ? atomEntry(parts) : rssItem(parts, format === 'rdf'));
  }
  return {
    format,
    text: `<?xml version="1.0" encoding="UTF-8"?>\n${wrap(format, texts.join('\n    '))}`,
    items,
  };
}
