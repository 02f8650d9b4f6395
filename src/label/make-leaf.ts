/** Makes the leaves of an expression from its terms. */
import { type Tokens, tokenise } from '../text/tokenise.js';
import {
  type Expression,
  type FactField,
  type FieldName,
  fail,
  type Leaf,
  LIMITS,
  type TextField,
} from './expression.js';
import type { TermToken } from './lex-expression.js';

const FACT_FIELDS: ReadonlySet<string> = new Set(['category', 'source', 'lang', 'url', 'site']);
const FEWEST_PREFIX_LETTERS = 2;

function isFactField(field: string): field is FactField {
  return FACT_FIELDS.has(field);
}

function readWords(token: TermToken): Tokens {
  const tokens = tokenise(token.text);
  const { count, starts, ends } = tokens;
  if (count === 0) {
    fail(token.at, 'no-words', 'There is no letter or digit here to look for.', 'Write a word or a phrase.');
  }
  if (count > LIMITS.wordsInPhrase) {
    fail(
      token.at,
      'long-phrase',
      `A phrase has at most ${LIMITS.wordsInPhrase} words.`,
      'Join shorter phrases with AND.',
    );
  }
  const lastLetters = (ends[count - 1] ?? 0) - (starts[count - 1] ?? 0);
  const isIdeograph = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]$/u.test(token.text);
  if (token.prefix && lastLetters < FEWEST_PREFIX_LETTERS && !isIdeograph) {
    fail(
      token.at,
      'short-prefix',
      'One letter and a star would match almost everything.',
      'Write at least two letters before the star.',
    );
  }
  return tokens;
}

/** `U.S.`: written so, the capitals are meant, and not the word "us". */
const DOTTED_CAPITALS = /^(?:\p{Lu}\.){2,}$/u;

/** The leaf a term stands for within `field`; throws `ExpressionFault` where it could match nothing or everything. */
export function makeLeaf(token: TermToken, field: FieldName | 'any'): Leaf {
  const { at, text, quoted, prefix } = token;
  const exact = token.exact || DOTTED_CAPITALS.test(text);
  if (!isFactField(field)) {
    const tokens = readWords(token);
    return { kind: 'text', field: field as TextField, text, tokens, quoted, exact, prefix, weight: 1, at };
  }
  const value = text.trim();
  if (value === '')
    fail(at, 'empty-field', `${field}: needs a value.`, `Write for example ${EXAMPLES[field]}.`);
  return {
    kind: 'fact',
    field,
    value,
    prefix: prefix && (field === 'category' || field === 'source'),
    weight: 1,
    at,
  };
}

const EXAMPLES: Readonly<Record<FactField, string>> = {
  category: 'category:"World News"',
  source: 'source:bbc-world',
  lang: 'lang:en',
  url: 'url:/politics/',
  site: 'site:example.org',
};

/** Multiplies the weights of all leaves; a weight on a group is a weight on each of its terms. */
export function scale(expression: Expression, factor: number): Expression {
  if (expression.kind === 'not') return { ...expression, part: scale(expression.part, factor) };
  if ('parts' in expression) {
    return { ...expression, parts: expression.parts.map((part) => scale(part, factor)) };
  }
  return { ...expression, weight: expression.weight * factor };
}
