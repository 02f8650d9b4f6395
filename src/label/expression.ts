/** What a topic expression is after parsing, and how its faults are told. */

import type { Tokens } from '../text/tokenise.js';

/** A range of the expression in UTF-16 units. */
export interface Span {
  index: number;
  length: number;
}

/** Areas of words; `any` is title and body. */
export type TextField = 'any' | 'title' | 'body' | 'lead' | 'author';
/** Facts compared as a whole. */
export type FactField = 'category' | 'source' | 'lang' | 'url' | 'site';
export type FieldName = Exclude<TextField, 'any'> | FactField;

export const FIELD_NAMES: readonly FieldName[] = [
  'title',
  'body',
  'lead',
  'category',
  'source',
  'author',
  'lang',
  'url',
  'site',
];

export interface TextTerm {
  kind: 'text';
  field: TextField;
  /** As written, without quotes, `=` and `*`; several words must be adjacent. */
  text: string;
  /** The words of `text`, at least one. */
  tokens: Tokens;
  quoted: boolean;
  /** Case and diacritics count. */
  exact: boolean;
  /** The last word may go on. */
  prefix: boolean;
  weight: number;
  at: Span;
}

export interface FactTerm {
  kind: 'fact';
  field: FactField;
  value: string;
  /** Categories and sources that begin with the value. */
  prefix: boolean;
  weight: number;
  at: Span;
}

export interface NearTerm {
  kind: 'near';
  left: TextTerm[];
  right: TextTerm[];
  /** Most words between the two, in either order. */
  distance: number;
  weight: number;
  at: Span;
}

export type Leaf = TextTerm | FactTerm | NearTerm;
export type Expression =
  | Leaf
  | { kind: 'and' | 'or'; parts: Expression[]; at: Span }
  | { kind: 'not'; part: Expression; at: Span };

/** A fault or a warning, with the place it points at. */
export interface ExpressionProblem extends Span {
  /** Closed name, for example `unclosed-quote`. */
  code: string;
  /** One sentence. */
  message: string;
  /** What to write instead. */
  hint: string;
  /** Topic id, once the topic is known. */
  topic?: string;
  /** Property of the topic, for example `match` or `also[1]`. */
  property?: string;
}

/** Caps on what one expression may cost. */
export const LIMITS = {
  characters: 100_000,
  terms: 5_000,
  depth: 50,
  wordsInPhrase: 30,
  nearWords: 100,
} as const;

/** Unwinds the parser to its entry point, which returns the problem as a value. */
export class ExpressionFault extends Error {
  constructor(readonly problem: ExpressionProblem) {
    super(problem.message);
  }
}

export function problemAt(at: Span, code: string, message: string, hint: string): ExpressionProblem {
  return { code, message, hint, index: at.index, length: at.length };
}

export function fail(at: Span, code: string, message: string, hint: string): never {
  throw new ExpressionFault(problemAt(at, code, message, hint));
}

/** Every term, in the order written; NEAR is one. */
export function leavesOf(expression: Expression): Leaf[] {
  if (expression.kind === 'not') return leavesOf(expression.part);
  if ('parts' in expression) return expression.parts.flatMap(leavesOf);
  return [expression];
}

/** Members of nested expressions of one kind; anything else is its own only member. */
export function membersOf(expression: Expression, kind: 'and' | 'or'): Expression[] {
  return 'parts' in expression && expression.kind === kind
    ? expression.parts.flatMap((part) => membersOf(part, kind))
    : [expression];
}
