/** Guesses which field an unknown name means. */
import { closestName } from '../text/closest-name.js';
import { FIELD_NAMES, type FieldName } from './expression.js';

/** What other search languages and people call the fields. */
const OTHER_NAMES: Readonly<Record<string, FieldName>> = {
  byline: 'author',
  by: 'author',
  src: 'source',
  content: 'body',
  description: 'body',
  domain: 'site',
  feed: 'source',
  headline: 'title',
  host: 'site',
  intext: 'body',
  intitle: 'title',
  intro: 'lead',
  inurl: 'url',
  keyword: 'category',
  language: 'lang',
  link: 'url',
  publisher: 'source',
  section: 'category',
  subject: 'title',
  tag: 'category',
  text: 'body',
};

function sortLetters(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}

/** Letters in the wrong order are the commonest slip ("titel"). */
function fieldWithLetters(name: string): FieldName | undefined {
  return FIELD_NAMES.find((field) => sortLetters(field) === sortLetters(name));
}

export function suggestField(name: string): FieldName | undefined {
  const lower = name.toLowerCase();
  const other = Object.hasOwn(OTHER_NAMES, lower) ? OTHER_NAMES[lower] : undefined;
  return (
    other ?? fieldWithLetters(name) ?? FIELD_NAMES.find((field) => field === closestName(name, FIELD_NAMES))
  );
}
