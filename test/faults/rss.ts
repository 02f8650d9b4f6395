/** An RSS document whose items carry their whole text. */

export interface RssItem {
  guid: string;
  link: string;
  title: string;
  html: string;
  at: Date;
}

export function rssItems(title: string, items: readonly RssItem[]): string {
  const entries = items.map(
    (item) =>
      `<item><title>${item.title}</title><link>${item.link}</link><guid isPermaLink="false">${item.guid}</guid>` +
      `<pubDate>${item.at.toUTCString()}</pubDate>` +
      `<content:encoded><![CDATA[${item.html}]]></content:encoded></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${title}</title><link>http://example.org/</link><description>News</description>${entries.join('\n')}</channel></rss>`;
}
