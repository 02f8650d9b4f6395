/** Random topics and articles with a naive judge that shares nothing with the matcher: arrays of words, compared one by one. */
import fc from 'fast-check';
import type { LabelInput } from '../../src/vocabulary/topic.js';

/** A word as written, folded, and the folded English forms a single keyword of this spelling stands for. */
interface Word {
  written: string;
  folded: string;
  forms: readonly string[];
}

const word = (written: string, folded: string, ...forms: string[]): Word => ({
  written,
  folded,
  forms: [folded, ...forms],
});

const WORDS: readonly Word[] = [
  word('gate', 'gate', 'gates'),
  word('gates', 'gates', 'gate'),
  word('Gates', 'gates', 'gateses'),
  word('party', 'party', 'parties'),
  word('parties', 'parties', 'party'),
  word('Élan', 'elan', 'elans'),
  word('elan', 'elan', 'elans'),
  word('ELAN', 'elan', 'elans'),
  word('new', 'new'),
  word('news', 'news'),
  word('U.S.', 'us'),
  word('us', 'us'),
  word('1,000', '1000'),
  word('1000', '1000'),
  word('Łódź', 'lodz'),
  word('lodz', 'lodz', 'lodzs', 'lodzes'),
  word('北', '北'),
  word('京', '京'),
];

/** A term: one word, or several adjacent ones in quotes; a star lets the last word go on. */
interface Term {
  kind: 'term';
  field: 'any' | 'title' | 'body' | 'lead' | 'author';
  words: readonly Word[];
  quoted: boolean;
  exact: boolean;
  prefix: boolean;
}

type Rule =
  | Term
  | { kind: 'fact'; written: string; test: (article: Article) => boolean }
  | { kind: 'near'; left: Term[]; right: Term[]; distance: number }
  | { kind: 'not'; part: Rule }
  | { kind: 'and' | 'or'; parts: Rule[] };

interface Article {
  title: Word[];
  body: Word[];
  authors: Word[][];
  categories: string[];
  source: string;
  url: string;
  language: string | undefined;
}

export interface Case {
  rules: { written: string; holds: (article: Article) => boolean }[];
  articles: Article[];
}

const anyWord = fc.constantFrom(...WORDS);
const canStar = ({ folded }: Word) => /^[a-z]{3,}$/.test(folded);

const term = (fields: readonly Term['field'][]): fc.Arbitrary<Term> =>
  fc
    .record({
      kind: fc.constant('term' as const),
      field: fc.constantFrom(...fields),
      words: fc.array(anyWord, { minLength: 1, maxLength: 3 }),
      quoted: fc.boolean(),
      exact: fc.nat(4).map((chance) => chance === 0),
      prefix: fc.nat(4).map((chance) => chance === 0),
    })
    .map((made) => {
      const words = made.quoted ? made.words : made.words.slice(0, 1);
      return { ...made, words, prefix: made.prefix && canStar(words.at(-1) as Word) };
    });

const fact: fc.Arbitrary<Rule> = fc.constantFrom<Rule>(
  {
    kind: 'fact',
    written: 'category:"World News"',
    test: ({ categories }) => categories.some((name) => /^world.news$/i.test(name)),
  },
  {
    kind: 'fact',
    written: 'category:wor*',
    test: ({ categories }) => categories.some((name) => /^wor/i.test(name)),
  },
  { kind: 'fact', written: 'source:bbc', test: ({ source }) => source === 'bbc' },
  { kind: 'fact', written: 'lang:en', test: ({ language }) => language === 'en' || language === 'en-GB' },
  { kind: 'fact', written: 'lang:en-gb', test: ({ language }) => language === 'en-GB' },
  { kind: 'fact', written: 'site:bbc.co.uk', test: ({ url }) => url.includes('.bbc.co.uk/') },
  { kind: 'fact', written: 'url:/Sport/', test: ({ url }) => url.includes('/sport/') },
);

const textFields = ['any', 'any', 'title', 'body', 'lead'] as const;
const near: fc.Arbitrary<Rule> = fc.record({
  kind: fc.constant('near' as const),
  left: fc.array(term(['any', 'body', 'title', 'lead']), { minLength: 1, maxLength: 2 }),
  right: fc.array(term(['any', 'body']), { minLength: 1, maxLength: 2 }),
  distance: fc.nat(4),
});

const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: term([...textFields, 'author']) },
    { weight: 1, arbitrary: fact },
    { weight: 1, arbitrary: near },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), part: tie('rule') }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('rule'), { minLength: 2, maxLength: 3 }),
      }),
    },
  ),
}));

const article: fc.Arbitrary<Article> = fc.record({
  title: fc.array(anyWord, { maxLength: 5 }),
  body: fc.array(anyWord, { maxLength: 75 }).map((words) => words),
  authors: fc.array(fc.array(anyWord, { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
  categories: fc.array(fc.constantFrom('World News', 'world-news', 'Sport', 'WORK'), { maxLength: 2 }),
  source: fc.constantFrom('bbc', 'cnn'),
  url: fc.constantFrom('https://www.bbc.co.uk/sport/1', 'https://xbbc.co.uk/1', ''),
  language: fc.constantFrom(undefined, 'en', 'en-GB', 'xx'),
});

function printTerm({ field, words, quoted, exact, prefix }: Term): string {
  const text = words.map(({ written }) => written).join(' ');
  const body = `${text}${prefix ? '*' : ''}`;
  return `${field === 'any' ? '' : `${field}:`}${exact ? '=' : ''}${quoted ? `"${body}"` : body}`;
}

function print(made: Rule): string {
  switch (made.kind) {
    case 'term':
      return printTerm(made);
    case 'fact':
      return made.written;
    case 'near':
      return `(${made.left.map(printTerm).join(' OR ')}) NEAR/${made.distance} (${made.right.map(printTerm).join(' OR ')})`;
    case 'not':
      return `NOT (${print(made.part)})`;
    default:
      return `(${made.parts.map(print).join(made.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}

/** Points do not count in a spelling: "U.S." is "US". */
function spell({ written }: Word): string {
  return written.replace(/[.,]/g, '');
}

/** "U.S." alone means the capitals. */
function isExact({ exact, words }: Term): boolean {
  return exact || (words.length === 1 && words[0]?.written === 'U.S.');
}

function isSame(wanted: Word, found: Word, made: Term, isLast: boolean, inflects: boolean): boolean {
  if (made.prefix && isLast) {
    return isExact(made) ? spell(found).startsWith(spell(wanted)) : found.folded.startsWith(wanted.folded);
  }
  if (isExact(made)) return spell(wanted) === spell(found);
  return inflects ? wanted.forms.includes(found.folded) : wanted.folded === found.folded;
}

/** Places (first and last word) of a term in a run of words. */
function places(made: Term, words: readonly Word[], language: string | undefined): [number, number][] {
  const english = language === undefined || language.startsWith('en');
  const inflects = english && !made.quoted && !made.prefix;
  const found: [number, number][] = [];
  for (let first = 0; first + made.words.length <= words.length; first++) {
    const all = made.words.every((wanted, at) =>
      isSame(wanted, words[first + at] as Word, made, at === made.words.length - 1, inflects),
    );
    if (all) found.push([first, first + made.words.length - 1]);
  }
  return found;
}

function areas({ field }: Term, article: Article): Word[][] {
  if (field === 'title') return [article.title, []];
  if (field === 'body') return [[], article.body];
  if (field === 'lead') return [[], article.body.slice(0, 60)];
  return field === 'author' ? article.authors : [article.title, article.body];
}

function near2(left: Term, right: Term, distance: number, article: Article): boolean {
  const rightAreas = areas(right, article);
  return areas(left, article).some((words, area) => {
    const rights = places(right, rightAreas[area] ?? [], article.language);
    return places(left, words, article.language).some(([first, last]) =>
      rights.some(([from, to]) => {
        const between = from > last ? from - last - 1 : first > to ? first - to - 1 : -1;
        return between >= 0 && between <= distance;
      }),
    );
  });
}

function judge(made: Rule, article: Article): boolean {
  switch (made.kind) {
    case 'term':
      return areas(made, article).some((words) => places(made, words, article.language).length > 0);
    case 'fact':
      return made.test(article);
    case 'near':
      return made.left.some((left) => made.right.some((right) => near2(left, right, made.distance, article)));
    case 'not':
      return !judge(made.part, article);
    case 'and':
      return made.parts.every((part) => judge(part, article));
    case 'or':
      return made.parts.some((part) => judge(part, article));
  }
}

/** Ten topics and ten articles: a hundred checks. */
export const topicCases: fc.Arbitrary<Case> = fc.record({
  rules: fc.array(
    rule.map((made) => ({ written: print(made), holds: (found: Article) => judge(made, found) })),
    { minLength: 10, maxLength: 10 },
  ),
  articles: fc.array(article, { minLength: 10, maxLength: 10 }),
});

/** The article as the label stage reads it. */
export function inputOf({ title, body, authors, language, ...facts }: Article): LabelInput {
  const write = (words: readonly Word[]) => words.map(({ written }) => written).join(' ');
  const input = { ...facts, title: write(title), text: write(body), authors: authors.map(write) };
  return language === undefined ? input : { ...input, language };
}
