/** Parses a topic expression: NEAR binds tightest, then NOT, then AND (written or implied), then OR. */
import {
  type Expression,
  ExpressionFault,
  type ExpressionProblem,
  type FieldName,
  fail,
  type Leaf,
  LIMITS,
  problemAt,
  type Span,
  type TextTerm,
} from './expression.js';
import { type ExpressionToken, lexExpression, type TermToken } from './lex-expression.js';
import { makeLeaf, scale } from './make-leaf.js';

export type ParsedExpression =
  | { ok: true; expression: Expression; warnings: ExpressionProblem[] }
  | { ok: false; problems: ExpressionProblem[] };

/** More warnings than this tell nobody more. */
const MOST_WARNINGS = 20;

function join(left: Span, right: Span): Span {
  return { index: left.index, length: right.index + right.length - left.index };
}

class Parser {
  readonly warnings: ExpressionProblem[];
  private readonly tokens: ExpressionToken[];
  private position = 0;
  private depth = 0;
  private terms = 0;

  constructor(text: string) {
    const { tokens, warnings } = lexExpression(text);
    this.tokens = tokens;
    this.warnings = warnings;
  }

  parse(): Expression {
    if (this.peek().type === 'end') {
      fail(this.peek().at, 'empty', 'The expression is empty.', 'Write a word, for example Russia.');
    }
    const expression = this.either('any');
    const rest = this.peek();
    if (rest.type === 'close')
      fail(rest.at, 'unopened', 'No parenthesis is open here.', 'Remove it, or write ( before.');
    return expression;
  }

  private peek(): ExpressionToken {
    return this.tokens[this.position] as ExpressionToken;
  }

  private take(): ExpressionToken {
    const token = this.peek();
    this.position++;
    return token;
  }

  private either(field: FieldName | 'any'): Expression {
    const parts = [this.all(field)];
    while (this.peek().type === 'or') {
      this.take();
      parts.push(this.all(field));
    }
    return this.combine('or', parts);
  }

  private all(field: FieldName | 'any'): Expression {
    const parts = [this.unary(field)];
    for (;;) {
      const { type } = this.peek();
      if (type === 'and') this.take();
      else if (type !== 'term' && type !== 'open' && type !== 'not' && type !== 'field') break;
      const part = this.unary(field);
      if (type === 'term') this.warnImplicitAnd(parts.at(-1), part);
      parts.push(part);
    }
    return this.combine('and', parts);
  }

  private combine(kind: 'and' | 'or', parts: Expression[]): Expression {
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last || first === last) return first as Expression;
    return { kind, parts, at: join(first.at, last.at) };
  }

  private warnImplicitAnd(left: Expression | undefined, right: Expression): void {
    if (left?.kind !== 'text' || right.kind !== 'text' || left.quoted || right.quoted) return;
    if (this.warnings.length >= MOST_WARNINGS) return;
    if (this.warnings.some(({ index }) => index >= left.at.index && index < right.at.index + right.at.length))
      return;
    const words = `${left.text} ${right.text}`;
    this.warnings.push(
      problemAt(
        join(left.at, right.at),
        'implied-and',
        `"${words}" asks for both words anywhere in the article.`,
        `Write "${words}" in quotes for the phrase, or AND or OR between the words.`,
      ),
    );
  }

  private near(field: FieldName | 'any'): Expression {
    let left = this.weighted(this.primary(field));
    const pairs: Expression[] = [];
    for (let token = this.peek(); token.type === 'near'; token = this.peek()) {
      this.take();
      const right = this.weighted(this.primary(field));
      const words = { left: this.operands(left, token.at), right: this.operands(right, token.at) };
      const weight = Math.max(...[...words.left, ...words.right].map((word) => word.weight));
      const at = join(left.at, right.at);
      pairs.push({ kind: 'near', ...words, distance: token.distance, weight, at });
      left = right;
    }
    return pairs.length === 0 ? left : this.combine('and', pairs);
  }

  private operands(expression: Expression, at: Span): TextTerm[] {
    const parts = expression.kind === 'or' ? expression.parts : [expression];
    return parts.map((part) => {
      if (part.kind === 'text' && part.field !== 'author') return part;
      return fail(
        part.kind === 'text' ? part.at : at,
        'near-operand',
        'NEAR stands between words, phrases, or alternatives of them in parentheses.',
        'Write for example (Apple OR Google) NEAR/5 fine.',
      );
    });
  }

  private unary(field: FieldName | 'any'): Expression {
    const token = this.peek();
    if (token.type !== 'not') return this.near(field);
    this.take();
    this.enter(token.at);
    const part = this.unary(field);
    this.depth--;
    return { kind: 'not', part, at: join(token.at, part.at) };
  }

  private enter(at: Span): void {
    if (++this.depth > LIMITS.depth) {
      fail(
        at,
        'too-deep',
        `Parentheses and NOT nest at most ${LIMITS.depth} deep.`,
        'Split the expression into several topics.',
      );
    }
  }

  private primary(field: FieldName | 'any'): Expression {
    const token = this.take();
    if (token.type === 'term') return this.leaf(token, field);
    if (token.type === 'open') return this.group(token.at, field);
    if (token.type !== 'field') return this.missing(token);
    if (field !== 'any')
      fail(
        token.at,
        'field-in-field',
        `${token.field}: stands inside ${field}:( … ).`,
        'Close the parenthesis first.',
      );
    const next = this.peek();
    if (next.type === 'term' || next.type === 'open') return this.primary(token.field);
    return fail(
      token.at,
      'empty-field',
      `Nothing follows ${token.field}:.`,
      'Write a word, a phrase in quotes, or a group in parentheses.',
    );
  }

  private leaf(token: TermToken, field: FieldName | 'any'): Leaf {
    if (++this.terms > LIMITS.terms) {
      fail(
        token.at,
        'too-many-terms',
        `An expression has at most ${LIMITS.terms} terms.`,
        'Split it into several topics and include them.',
      );
    }
    return makeLeaf(token, field);
  }

  private group(open: Span, field: FieldName | 'any'): Expression {
    this.enter(open);
    if (this.peek().type === 'close')
      fail(open, 'empty-group', 'There is nothing between the parentheses.', 'Write a word, or remove them.');
    const inner = this.either(field);
    if (this.peek().type !== 'close')
      fail(open, 'unclosed', 'This parenthesis is never closed.', 'Write ) where the group ends.');
    this.take();
    this.depth--;
    return inner;
  }

  private missing(token: ExpressionToken): never {
    const before = this.tokens[this.position - 2];
    const at = token.type === 'end' && before ? before.at : token.at;
    if (token.type === 'weight')
      fail(at, 'bad-weight', 'A weight follows a word, a phrase or a group.', 'Write Kremlin^2.');
    const name =
      (token.type === 'end' || token.type === 'close' ? before : token)?.type.toUpperCase() ?? 'This';
    return fail(
      at,
      'missing-word',
      `${name} needs a word on both sides.`,
      'Write a word or a phrase there, or remove the operator.',
    );
  }

  private weighted(expression: Expression): Expression {
    let result = expression;
    for (let token = this.peek(); token.type === 'weight'; token = this.peek()) {
      this.take();
      result = scale(result, token.weight);
    }
    return result;
  }
}

/** The expression, or the first fault; never throws on bad input. Time is linear in the length. */
export function parseExpression(text: string): ParsedExpression {
  try {
    const parser = new Parser(text);
    const expression = parser.parse();
    return { ok: true, expression, warnings: parser.warnings };
  } catch (error) {
    if (error instanceof ExpressionFault) return { ok: false, problems: [error.problem] };
    throw error;
  }
}
