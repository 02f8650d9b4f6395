/** The permanent name a source gets from its address when its config gives none. */

/** Words of an address that say "feed" and nothing about which one. */
const generic = new Set([
  'www',
  'feed',
  'feeds',
  'rss',
  'atom',
  'xml',
  'index',
  'rss2',
  'json',
  'default',
  'home',
]);

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9.]+/)
    .map((word) => word.replace(/\.(?:xml|rss|atom|json|rdf|php|html?|aspx?)$/, '').replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '' && !generic.has(word));
}

/** For example `https://www.example.org/world/rss.xml` gives `example.org-world`. */
export function sourceIdOf(url: string): string {
  const { hostname, pathname, search } = new URL(url);
  const host = hostname.replace(/^(?:www|feeds?|rss|newsfeed)\./, '');
  const name = [...words(host), ...words(pathname), ...words(search)].join('-');
  return name.slice(0, 64).replace(/[^a-z0-9]+$/, '') || 'source';
}
