/** The rules of RFC 4287 and of the W3C feed validator that a machine can check, one sentence for each breach. */
import { nameOf, readXml, type XmlElement } from './read-xml.js';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
/** RFC 3986 characters, absolute; `tag:` and the like count as well. */
export const absoluteUri = /^[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9:/?#@!$&'()*+,;=\-._~[\]]|%[0-9A-Fa-f]{2})+$/i;
const mediaType = /^[a-z]+\/[a-z0-9!#$&^_.+-]+$/;
const languageTag = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** Children by the grammar: name and how many there may be. */
type Counts = Readonly<Record<string, readonly [least: number, most: number]>>;
const many = Number.POSITIVE_INFINITY;

const feedChildren: Counts = {
  id: [1, 1],
  title: [1, 1],
  subtitle: [0, 1],
  updated: [1, 1],
  link: [1, many],
  author: [0, many],
  category: [0, many],
  generator: [0, 1],
  icon: [0, 1],
  logo: [0, 1],
  rights: [0, 1],
  'fh:archive': [0, 1],
  entry: [0, many],
};
const entryChildren: Counts = {
  id: [1, 1],
  title: [1, 1],
  link: [0, many],
  published: [0, 1],
  updated: [1, 1],
  author: [0, many],
  category: [0, many],
  rights: [0, 1],
  source: [0, 1],
  summary: [0, 1],
  content: [0, 1],
};
const sourceChildren: Counts = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  link: [0, many],
  rights: [0, 1],
};

export function countProblems(element: XmlElement, counts: Counts): string[] {
  const names = element.children.map(nameOf);
  const unknown = names.filter((name) => !Object.hasOwn(counts, name));
  const wrong = Object.entries(counts).filter(([name, [least, most]]) => {
    const count = names.filter((one) => one === name).length;
    return count < least || count > most;
  });
  return [
    ...unknown.map((name) => `${element.path} may not hold ${name}`),
    ...wrong.map(([name]) => `${element.path} holds the wrong number of ${name}`),
  ];
}

/** What is wrong with one element by itself. */
function elementProblems(element: XmlElement): string[] {
  const { text, attributes, path } = element;
  const fail = (isWrong: boolean, why: string) => (isWrong ? [`${path}: ${why}`] : []);
  switch (nameOf(element)) {
    case 'id':
    case 'icon':
      return fail(!absoluteUri.test(text), `no absolute address: ${text}`);
    case 'updated':
    case 'published':
      return fail(!instant.test(text), `no RFC 3339 date: ${text}`);
    case 'link':
      return [
        ...fail(!absoluteUri.test(attributes.href ?? ''), `no absolute address: ${attributes.href}`),
        ...fail(attributes.type !== undefined && !mediaType.test(attributes.type), 'bad media type'),
        ...fail(attributes.length !== undefined && !/^[1-9]\d*$/.test(attributes.length), 'bad length'),
      ];
    case 'category':
      return fail(!attributes.term, 'no term');
    case 'name':
      return fail(!text.trim(), 'no name');
    case 'title':
      return fail(!text.trim() || /\n/.test(text), 'blank or broken title');
    default:
      return [];
  }
}

function linkProblems(element: XmlElement): string[] {
  const links = element.children
    .filter((child) => nameOf(child) === 'link')
    .map(({ attributes }) => attributes);
  const alternates = links.filter(({ rel }) => rel === 'alternate').map(({ type }) => type);
  return new Set(alternates).size < alternates.length ? [`${element.path}: two alternates of one type`] : [];
}

function entryProblems(entry: XmlElement, feedHasAuthor: boolean): string[] {
  const names = entry.children.map(nameOf);
  const hasAlternate = entry.children.some(({ attributes }) => attributes.rel === 'alternate');
  return [
    ...countProblems(entry, entryChildren),
    ...linkProblems(entry),
    ...(names.includes('author') || feedHasAuthor ? [] : ['an entry without author']),
    ...(names.includes('content') || hasAlternate
      ? []
      : names.includes('summary')
        ? []
        : ['an entry without content or alternate']),
  ];
}

/** Sentences about what is wrong; none for a document without fault. `selfUrl` is where it is fetched. */
export function checkAtom(xml: string, selfUrl: string): string[] {
  const elements = readXml(xml);
  const [feed] = elements;
  if (feed?.path !== '/feed') return ['no feed'];
  const entries = feed.children.filter((child) => nameOf(child) === 'entry');
  const ids = entries.map((entry) => entry.children.find((child) => nameOf(child) === 'id')?.text);
  const hasAuthor = feed.children.some((child) => nameOf(child) === 'author');
  const selves = feed.children.filter(({ attributes }) => attributes.rel === 'self');
  const languages = elements.flatMap(({ attributes }) => attributes['xml:lang'] ?? []);
  return [
    ...countProblems(feed, feedChildren),
    ...linkProblems(feed),
    ...elements.flatMap(elementProblems),
    ...entries.flatMap((entry) => entryProblems(entry, hasAuthor)),
    ...elements.flatMap((one) => (nameOf(one) === 'source' ? countProblems(one, sourceChildren) : [])),
    ...(new Set(ids).size < ids.length ? ['an id twice'] : []),
    ...(selves.length === 1 && selves[0]?.attributes.href === selfUrl
      ? []
      : ['not one self link to its own address']),
    ...languages.filter((tag) => !languageTag.test(tag)).map((tag) => `bad language ${tag}`),
  ];
}
