/** Splits a topic expression into tokens; whatever it cannot read becomes a problem that points at the character. */

import {
  ExpressionFault,
  type ExpressionProblem,
  FIELD_NAMES,
  type FieldName,
  LIMITS,
  problemAt,
  type Span,
} from './expression.js';
import { suggestField } from './suggest-field.js';

export interface TermToken {
  type: 'term';
  at: Span;
  text: string;
  quoted: boolean;
  exact: boolean;
  prefix: boolean;
}

export type ExpressionToken =
  | { type: 'open' | 'close' | 'and' | 'or' | 'not' | 'end'; at: Span }
  | { type: 'near'; distance: number; at: Span }
  | { type: 'field'; field: FieldName; at: Span }
  | { type: 'weight'; weight: number; at: Span }
  | TermToken;

const QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02';
const WORD = /[^\s()"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02^]+/uy;
const FIELD = /(\p{L}+):/uy;
const WEIGHT = /\^(\d+(?:\.\d+)?)?/uy;
const NEAR = /^NEAR(?:\/(\d{1,6}))?$/u;
/** Facts are taken as written: `=` and inner `*` mean nothing in an address. */
const RAW_FIELDS: ReadonlySet<string> = new Set(['source', 'lang', 'url', 'site']);
/** Distance of `NEAR` without a number. */
const DEFAULT_DISTANCE = 10;
const HIGHEST_WEIGHT = 1000;

const SYMBOLS: Readonly<Record<string, string>> = {
  '&': 'AND',
  '&&': 'AND',
  '+': 'AND',
  '|': 'OR',
  '||': 'OR',
  '/': 'OR',
  ',': 'OR',
  '!': 'NOT',
  '-': 'NOT',
};

class Lexer {
  readonly tokens: ExpressionToken[] = [];
  readonly warnings: ExpressionProblem[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  run(): void {
    for (;;) {
      while (/\s/u.test(this.text.charAt(this.at))) this.at++;
      if (this.at >= this.text.length) break;
      this.next();
    }
    this.tokens.push({ type: 'end', at: { index: this.text.length, length: 0 } });
  }

  private next(): void {
    const start = this.at;
    const character = this.text.charAt(start);
    if (character === '(' || character === ')') {
      this.at++;
      this.tokens.push({ type: character === '(' ? 'open' : 'close', at: { index: start, length: 1 } });
    } else if (character === '^') this.weight();
    else if (this.field()) return;
    else if (this.isMinus()) {
      this.at++;
      this.tokens.push({ type: 'not', at: { index: start, length: 1 } });
    } else this.term();
  }

  private lastField(): FieldName | undefined {
    const last = this.tokens.at(-1);
    return last?.type === 'field' ? last.field : undefined;
  }

  private isMinus(): boolean {
    return /^[-\u2212][^\s)-]/u.test(this.text.slice(this.at, this.at + 2)) && !this.lastField();
  }

  private weight(): void {
    WEIGHT.lastIndex = this.at;
    const found = WEIGHT.exec(this.text) ?? [''];
    const at = { index: this.at, length: found[0].length };
    const weight = Number(found[1]);
    if (!(weight > 0 && weight <= HIGHEST_WEIGHT)) {
      throw new ExpressionFault(
        problemAt(
          at,
          'bad-weight',
          'A weight is a number above 0 after "^".',
          'Write for example Kremlin^2.',
        ),
      );
    }
    this.at += at.length;
    this.tokens.push({ type: 'weight', weight, at });
  }

  /** Takes `title:` and the like; an unknown name stays a word ("Picard: the return") with a warning. */
  private field(): boolean {
    FIELD.lastIndex = this.at;
    const name = FIELD.exec(this.text)?.[1];
    if (name === undefined || this.lastField()) return false;
    const at = { index: this.at, length: name.length };
    const field = FIELD_NAMES.find((known) => known === name.toLowerCase());
    if (field === undefined) {
      this.warnUnknownField(name, at);
      return false;
    }
    this.at += name.length + 1;
    this.tokens.push({ type: 'field', field, at: { ...at, length: name.length + 1 } });
    return true;
  }

  private warnUnknownField(name: string, at: Span): void {
    if (/^https?$/iu.test(name)) {
      this.warn(
        at,
        'bare-address',
        'An address outside a field is read as words.',
        'Write url: or site: before it.',
      );
      return;
    }
    const near = suggestField(name);
    this.warn(
      at,
      'unknown-field',
      `There is no field "${name}"; it is read as a word.`,
      near
        ? `Did you mean ${near}:?`
        : `The fields are ${FIELD_NAMES.join(', ')}. Put other words with a colon in quotes.`,
    );
  }

  private term(): void {
    const start = this.at;
    const raw = RAW_FIELDS.has(this.lastField() ?? '');
    const exact = !raw && this.text.charAt(start) === '=' && /\S/u.test(this.text.charAt(start + 1));
    if (exact) this.at++;
    if (QUOTES.includes(this.text.charAt(this.at))) this.phrase(start, exact);
    else this.word(start, exact, raw);
  }

  private phrase(start: number, exact: boolean): void {
    const open = this.at;
    let close = open + 1;
    while (close < this.text.length && !QUOTES.includes(this.text.charAt(close))) close++;
    if (close >= this.text.length) {
      throw new ExpressionFault(
        problemAt(
          { index: open, length: 1 },
          'unclosed-quote',
          'This quote is never closed.',
          'Write " after the last word of the phrase.',
        ),
      );
    }
    this.at = close + 1;
    const starAfter = this.text.charAt(this.at) === '*';
    if (starAfter) this.at++;
    const inside = this.text.slice(open + 1, close);
    const prefix = starAfter || inside.endsWith('*');
    const text = inside.endsWith('*') ? inside.slice(0, -1) : inside;
    this.push(start, { text, quoted: true, exact, prefix });
  }

  private word(start: number, exact: boolean, raw: boolean): void {
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.text)?.[0] ?? '';
    this.at += word.length;
    const at = { index: start, length: this.at - start };
    if (!raw && !exact && this.operator(word, at)) return;
    const prefix = word.endsWith('*');
    const text = prefix ? word.slice(0, -1) : word;
    if (!raw && text.includes('*')) {
      const star = { index: this.at - word.length + text.indexOf('*'), length: 1 };
      throw new ExpressionFault(
        problemAt(
          star,
          'inner-star',
          'A star stands only at the end of a word.',
          'Write the beginning of the word and then the star: Kreml*.',
        ),
      );
    }
    this.push(start, { text, quoted: false, exact, prefix });
  }

  private operator(word: string, at: Span): boolean {
    const near = NEAR.exec(word);
    if (word === 'AND' || word === 'OR' || word === 'NOT') {
      this.tokens.push({ type: word.toLowerCase() as 'and' | 'or' | 'not', at });
      return true;
    }
    if (near) {
      const distance = near[1] === undefined ? DEFAULT_DISTANCE : Number(near[1]);
      if (distance > LIMITS.nearWords) {
        throw new ExpressionFault(
          problemAt(
            at,
            'near-too-far',
            `NEAR reaches at most ${LIMITS.nearWords} words.`,
            'Write AND to ask for both words anywhere.',
          ),
        );
      }
      this.tokens.push({ type: 'near', distance, at });
      return true;
    }
    this.warnLookAlikes(word, at);
    return false;
  }

  private warnLookAlikes(word: string, at: Span): void {
    const meant = SYMBOLS[word];
    if (meant !== undefined) {
      throw new ExpressionFault(
        problemAt(at, 'symbol', `"${word}" alone means nothing here.`, `Write ${meant}.`),
      );
    }
    if (/^(?:and|or|not|near(?:\/\d+)?)$/iu.test(word)) {
      const capitals = word.toUpperCase();
      this.warn(
        at,
        'lower-case-operator',
        `"${word}" is read as a word.`,
        `Write ${capitals} in capitals, or "${word}" in quotes for the word.`,
      );
    } else if (
      /^['\u2018\u201a]./u.test(word) &&
      /['\u2019\u2018](?:\s|\)|$)/u.test(this.text.slice(at.index + 1))
    ) {
      this.warn(
        at,
        'single-quote',
        'Single quotes make no phrase; the words may stand anywhere.',
        'Write the phrase in double quotes.',
      );
    } else if (/^near\//iu.test(word)) {
      this.warn(at, 'bad-near', `"${word}" is read as words.`, 'Write NEAR/5 with a number.');
    } else if (word.endsWith(',')) {
      this.warn(
        { index: at.index + at.length - 1, length: 1 },
        'comma',
        'A comma does not separate alternatives.',
        'Write OR between them.',
      );
    }
  }

  private push(start: number, term: Omit<TermToken, 'type' | 'at'>): void {
    this.tokens.push({ type: 'term', at: { index: start, length: this.at - start }, ...term });
  }

  private warn(at: Span, code: string, message: string, hint: string): void {
    this.warnings.push(problemAt(at, code, message, hint));
  }
}

/** Tokens with the warnings met on the way; throws `ExpressionFault` where the text cannot be read. */
export function lexExpression(text: string): { tokens: ExpressionToken[]; warnings: ExpressionProblem[] } {
  if (text.length > LIMITS.characters) {
    throw new ExpressionFault(
      problemAt(
        { index: LIMITS.characters, length: 1 },
        'too-long',
        `An expression has at most ${LIMITS.characters} characters.`,
        'Split it into several topics and include them.',
      ),
    );
  }
  const lexer = new Lexer(text);
  lexer.run();
  return { tokens: lexer.tokens, warnings: lexer.warnings };
}
