/** Expressions say what people mean, and a fault points at its character. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/label/expression.js';
import { parseExpression } from '../../src/label/parse-expression.js';

/** The tree in a short notation: `or(a, and(b, not(c)))`. */
function tree(expression: Expression): string {
  switch (expression.kind) {
    case 'text': {
      const signs = `${expression.field === 'any' ? '' : `${expression.field}:`}${expression.exact ? '=' : ''}`;
      const weight = expression.weight === 1 ? '' : `^${expression.weight}`;
      return `${signs}${expression.text}${expression.prefix ? '*' : ''}${weight}`;
    }
    case 'fact':
      return `${expression.field}:${expression.value}${expression.prefix ? '*' : ''}`;
    case 'near':
      return `near${expression.distance}(${expression.left.map(tree).join('|')}, ${expression.right.map(tree).join('|')})`;
    case 'not':
      return `not(${tree(expression.part)})`;
    default:
      return `${expression.kind}(${expression.parts.map(tree).join(', ')})`;
  }
}

function read(text: string): string {
  const parsed = parseExpression(text);
  return parsed.ok ? tree(parsed.expression) : `fault: ${parsed.problems[0]?.code}`;
}

/** The fault's code and the characters it points at. */
function fault(text: string): [code: string, characters: string] {
  const parsed = parseExpression(text);
  if (parsed.ok) throw new Error(`no fault in ${text}`);
  const [problem] = parsed.problems;
  return [problem?.code ?? '', text.slice(problem?.index, (problem?.index ?? 0) + (problem?.length ?? 0))];
}

function warnings(text: string): [code: string, characters: string][] {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`fault in ${text}`);
  return parsed.warnings.map(({ code, index, length }) => [code, text.slice(index, index + length)]);
}

describe('parseExpression', () => {
  it('binds NEAR before NOT, NOT before AND, and AND before OR', () => {
    expect(read('a OR b AND NOT c')).toBe('or(a, and(b, not(c)))');
    expect(read('(a OR b) AND c')).toBe('and(or(a, b), c)');
    expect(read('NOT a NEAR/3 b')).toBe('not(near3(a, b))');
    expect(read('a NEAR b')).toBe('near10(a, b)');
    expect(read('(a OR "b c") NEAR/2 do* OR e')).toBe('or(near2(a|b c, do*), e)');
    expect(read('a NEAR/1 b NEAR/2 c')).toBe('and(near1(a, b), near2(b, c))');
  });

  it('joins words that stand side by side with AND, and a minus with NOT', () => {
    expect(read('climate change')).toBe('and(climate, change)');
    expect(read('apple -pie -"apple tree"')).toBe('and(apple, not(pie), not(apple tree))');
    expect(read('apple NOT pie')).toBe('and(apple, not(pie))');
    expect(read('COVID-19')).toBe('COVID-19');
  });

  it('reads fields on words, phrases and groups', () => {
    expect(read('title:Russia')).toBe('title:Russia');
    expect(read('TITLE: "Red Square"')).toBe('title:Red Square');
    expect(read('title:(a OR =B)')).toBe('or(title:a, title:=B)');
    expect(read('category:"World News" source:bbc-* lang:en')).toBe(
      'and(category:World News, source:bbc-*, lang:en)',
    );
    expect(read('url:https://example.org/a?b=c*d OR site:bbc.co.uk')).toBe(
      'or(url:https://example.org/a?b=c*d, site:bbc.co.uk)',
    );
  });

  it('reads stars, exact words and weights', () => {
    expect(read('Ukrain* OR "Vladimir Put*" OR "White House"*')).toBe(
      'or(Ukrain*, Vladimir Put*, White House*)',
    );
    expect(read('=Apple OR ="Apple Pay"')).toBe('or(=Apple, =Apple Pay)');
    expect(read('a^2 OR (b OR c^3)^0.5')).toBe('or(a^2, or(b^0.5, c^1.5))');
  });

  it('accepts typographic quotes of any language', () => {
    for (const text of ['“Red Square”', '„Red Square“', '«Red Square»'])
      expect(read(text)).toBe('Red Square');
  });

  it.each([
    ['', 'empty', ''],
    ['Russia OR', 'missing-word', 'OR'],
    ['OR Russia', 'missing-word', 'OR'],
    ['Russia AND OR Kremlin', 'missing-word', 'OR'],
    ['Russia AND NOT', 'missing-word', 'NOT'],
    ['a (b OR c', 'unclosed', '('],
    ['a OR b) c', 'unopened', ')'],
    ['a OR ()', 'empty-group', '('],
    ['a OR "b c', 'unclosed-quote', '"'],
    ['a OR Kr*ml', 'inner-star', '*'],
    ['a OR K*', 'short-prefix', 'K*'],
    ['a OR *', 'no-words', '*'],
    ['a OR "!?"', 'no-words', '"!?"'],
    ['a && b', 'symbol', '&&'],
    ['a | b', 'symbol', '|'],
    ['a^x', 'bad-weight', '^'],
    ['a^0', 'bad-weight', '^0'],
    ['title:', 'empty-field', 'title:'],
    ['title:(a OR body:b)', 'field-in-field', 'body:'],
    ['category:""', 'empty-field', '""'],
    ['a NEAR/5 (b AND c)', 'near-operand', 'NEAR/5'],
    ['a NEAR/5 lang:en', 'near-operand', 'NEAR/5'],
    ['a NEAR/5000 b', 'near-too-far', 'NEAR/5000'],
  ])('points at the fault of %j', (text, code, characters) => {
    expect(fault(text)).toEqual([code, characters]);
  });

  it.each([
    ['Russia or Kremlin', 'lower-case-operator', 'or'],
    ['titel:Russia', 'unknown-field', 'titel'],
    ['Russia, Kremlin', 'comma', ','],
    ['climate change', 'implied-and', 'climate change'],
    ['https://example.org/a', 'bare-address', 'https'],
  ])('warns of the likely slip in %j', (text, code, characters) => {
    expect(warnings(text)).toContainEqual([code, characters]);
  });

  it('names the field that was meant', () => {
    const parsed = parseExpression('titel:Russia OR autor:Lee');
    const hints = parsed.ok ? parsed.warnings.map(({ hint }) => hint) : [];
    expect(hints).toEqual(['Did you mean title:?', 'Did you mean author:?']);
  });

  it('has nothing to say about a well-written expression', () => {
    expect(warnings('Russia OR Kremlin OR "Vladimir Putin" AND NOT source:tabloid')).toEqual([]);
  });

  it.each([
    ['nesting', `${'('.repeat(10_000)}a${')'.repeat(10_000)}`, 'too-deep'],
    ['negation', `${'NOT '.repeat(10_000)}a`, 'too-deep'],
    ['ten thousand terms', Array.from({ length: 10_000 }, () => 'a').join(' OR '), 'too-many-terms'],
    ['a megabyte', 'a '.repeat(500_000), 'too-long'],
    ['a phrase of a thousand words', `"${'a '.repeat(1000)}"`, 'long-phrase'],
    ['many open quotes', '" '.repeat(10_000), 'no-words'],
  ])('refuses %s at once', (_, text, code) => {
    const started = performance.now();
    expect(read(text)).toBe(`fault: ${code}`);
    // Seconds on a machine that is busy with other tests; whatever grows faster than its text takes minutes.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('never throws, and every problem lies within the text', () => {
    const part = fc.constantFrom(
      '(',
      ')',
      '"',
      '”',
      'AND',
      'OR',
      'NOT',
      'NEAR/2',
      'title:',
      '^2',
      '-',
      '=',
      '*',
      'a',
      'é',
      '北',
      ' ',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(part).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const parsed = parseExpression(written);
        for (const { index, length } of parsed.ok ? parsed.warnings : parsed.problems) {
          expect(index).toBeGreaterThanOrEqual(0);
          expect(index + length).toBeLessThanOrEqual(written.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
