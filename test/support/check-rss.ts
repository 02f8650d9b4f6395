/** The rules of RSS 2.0, its Advisory Board's profile and the W3C feed validator that a machine can check. */
import { absoluteUri, countProblems } from './check-atom.js';
import { nameOf, readXml, type XmlElement } from './read-xml.js';

const many = Number.POSITIVE_INFINITY;
const date =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

/** `author`, `dc:subject`, `dc:source` and `dc:date` are missing on purpose: they would say things twice. */
const itemChildren = {
  title: [1, 1],
  link: [0, 1],
  guid: [1, 1],
  pubDate: [1, 1],
  'dcterms:modified': [0, 1],
  'dc:creator': [1, many],
  category: [0, many],
  'dc:language': [0, 1],
  description: [1, 1],
  'content:encoded': [0, 1],
  enclosure: [0, 1],
  'media:content': [0, many],
  'media:thumbnail': [0, 1],
  'dc:rights': [0, 1],
  source: [0, 1],
  'atom:link': [0, many],
} as const;
const channelChildren = {
  title: [1, 1],
  link: [1, 1],
  description: [1, 1],
  'atom:link': [1, many],
  'fh:archive': [0, 1],
  language: [0, 1],
  lastBuildDate: [1, 1],
  generator: [0, 1],
  ttl: [0, 1],
  image: [0, 1],
  item: [0, many],
} as const;

const child = (element: XmlElement, name: string) => element.children.find((one) => nameOf(one) === name);

/** What is wrong with one element by itself. */
function elementProblems(element: XmlElement): string[] {
  const { text, attributes, path } = element;
  const fail = (isWrong: boolean, why: string) => (isWrong ? [`${path}: ${why}`] : []);
  const address = (value = '') => fail(!absoluteUri.test(value), `no absolute address: ${value}`);
  switch (nameOf(element)) {
    case 'pubDate':
    case 'lastBuildDate':
      return fail(!date.test(text), `no RFC 822 date: ${text}`);
    case 'link':
      return address(text);
    case 'atom:link':
      return address(attributes.href);
    case 'source':
      return [...address(attributes.url), ...fail(!text.trim(), 'no name')];
    case 'enclosure':
      return [
        ...address(attributes.url),
        ...fail(!/^\d+$/.test(attributes.length ?? ''), 'no length'),
        ...fail(!/^[a-z]+\/\S+$/.test(attributes.type ?? ''), 'no type'),
      ];
    case 'media:content':
    case 'media:thumbnail':
      return address(attributes.url);
    case 'ttl':
      return fail(!/^[1-9]\d*$/.test(text), 'no number of minutes');
    case 'guid':
      return fail(attributes.isPermaLink !== 'false' || !absoluteUri.test(text), 'not a permanent id');
    default:
      return [];
  }
}

function itemProblems(item: XmlElement): string[] {
  const names = item.children.map(nameOf);
  const full = names.indexOf('content:encoded');
  const isEarly = full !== -1 && full < names.indexOf('description');
  return [...countProblems(item, itemChildren), ...(isEarly ? ['content:encoded before description'] : [])];
}

/** Sentences about what is wrong; none for a document without fault. `selfUrl` is where it is fetched. */
export function checkRss(xml: string, selfUrl: string): string[] {
  const elements = readXml(xml);
  const [rss, channel] = elements;
  if (rss?.attributes.version !== '2.0' || channel?.path !== '/rss/channel') return ['no RSS 2.0'];
  const items = channel.children.filter((one) => nameOf(one) === 'item');
  const ids = items.map((item) => child(item, 'guid')?.text);
  const selves = channel.children.filter(({ attributes }) => attributes.rel === 'self');
  const image = child(channel, 'image');
  const imageFits =
    !image || ['title', 'link'].every((name) => child(image, name)?.text === child(channel, name)?.text);
  return [
    ...countProblems(channel, channelChildren),
    ...elements.flatMap(elementProblems),
    ...items.flatMap(itemProblems),
    ...(new Set(ids).size < ids.length ? ['a guid twice'] : []),
    ...(selves.length === 1 && selves[0]?.attributes.href === selfUrl
      ? []
      : ['not one self link to its own address']),
    ...(imageFits ? [] : ['an image with another title or link']),
  ];
}
