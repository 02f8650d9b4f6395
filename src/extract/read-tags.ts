/** Topics a page shows as a row of links: "Topics: Russia, Ukraine", a tag list under the text. */
import { foldText } from '../text/normalise.js';
import { type Document, type Element, findAll, textOf, walk } from './dom.js';
import { layoutWords } from './layout-words.js';
import { type Measures, measureOf } from './measure.js';
import { TOPIC_LABELS } from './topic-labels.js';

const MAX_BLOCK = 600;
const MAX_TAG = 60;
const MAX_WORDS = 7;
const OUTSIDE: ReadonlySet<string> = new Set(['nav', 'aside', 'header', 'footer', 'menu', 'form']);
const TAG_LIST = /(?:^| )(?:tags|tag list|taglist|post tags|article tags|entry tags|tags links)(?= |$)/;
/** Spares most class names the closer look. */
const HINT = /tag|sidebar|widget|cloud|relat|recommend|card|teaser|trending|popular|nav|menu/i;
const ELSEWHERE =
  /(?:^| )(?:sidebar|widget|cloud|tagcloud|related|recommended|card|teaser|trending|popular|nav|menu)(?= |$)/;

function hasTopicLabel(text: string): boolean {
  const [label = ''] = text.slice(0, 60).split(/[:：]/, 1);
  return /[:：]/.test(text.slice(0, 60)) && TOPIC_LABELS.has(foldText(label));
}

/** All but the label must be links. */
function readLinks(element: Element, text: string): string[] {
  const tags = findAll(element, (inner) => inner.name === 'a')
    .map(textOf)
    .filter((tag) => tag !== '');
  const linked = tags.reduce((sum, tag) => sum + tag.length, 0);
  const isRow = tags.length > 0 && linked >= (text.length - 40) * 0.7;
  return isRow && tags.every((tag) => tag.length <= MAX_TAG && tag.split(' ').length <= MAX_WORDS)
    ? tags
    : [];
}

/** Reads the untouched document; the first row found, in its order. */
export function readTags(document: Document, measures: Measures): string[] {
  let found: string[] = [];
  walk(document, (element) => {
    if (found.length > 0 || OUTSIDE.has(element.name)) return false;
    const names = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`;
    const words = HINT.test(names) ? layoutWords(names) : '';
    if (ELSEWHERE.test(words) && !/^(?:body|main|article)$/.test(element.name)) return false;
    const isNamed = TAG_LIST.test(words) && element.name !== 'body';
    if (!isNamed && !/^(?:div|p|ul|section|span|li)$/.test(element.name)) return true;
    const { text: length, link } = measureOf(measures, element);
    if (length > MAX_BLOCK || link === 0) return true;
    const text = textOf(element);
    if (isNamed || hasTopicLabel(text)) found = readLinks(element, text);
    return true;
  });
  return found;
}
