/** Which start tags tell that an open element lost its end tag. */

/** Hold plain text only: any other field of an entry ends them. */
const textFields = new Set([
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'published',
  'issued',
  'updated',
  'modified',
  'category',
  'comments',
  'dc:date',
  'dc:creator',
  'dc:subject',
  'dc:title',
  'dc:identifier',
  'slash:comments',
  'wfw:commentrss',
  'feedburner:origlink',
  'loc',
  'lastmod',
]);

/** Hold HTML: ended only by fields whose names are none of HTML's. */
const markupFields = new Set(['description', 'summary', 'content', 'content:encoded', 'itunes:summary']);

const htmlNames = new Set(['title', 'link', 'summary', 'source', 'content', 'id', 'image']);

const fields = new Set([
  ...textFields,
  ...markupFields,
  'enclosure',
  'author',
  'source',
  'media:content',
  'media:group',
  'media:thumbnail',
  'itunes:author',
  'itunes:duration',
  'priority',
  'changefreq',
]);

/** True when an element named `start`, met inside an open `inside`, cannot be a child of it. */
export function implicitlyCloses(start: string, inside: string): boolean {
  if (!fields.has(start)) return false;
  if (textFields.has(inside)) return true;
  return markupFields.has(inside) && !htmlNames.has(start);
}

const containers = new Set(['rss', 'channel', 'feed', 'item', 'entry', 'image', 'items', 'url']);

/** True for the elements that feeds are made of, as written without a prefix or with the usual one. */
export const isField = (name: string): boolean => fields.has(name) || containers.has(name);
