/** Words that find more than they seem to are noticed. */
import { describe, expect, it } from 'vitest';
import { describeCapitals, describeCommonWords } from '../../src/label/describe-words.js';
import type { Expression } from '../../src/label/expression.js';
import { parseExpression } from '../../src/label/parse-expression.js';

function parse(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.expression;
}

describe('describeCommonWords', () => {
  function places(text: string): number[] {
    return describeCommonWords(parse(text)).map(({ index }) => index);
  }

  it('points at alternatives that stand in almost every article', () => {
    expect(places('Russia OR the')).toEqual([10]);
    expect(places('die')).toEqual([0]);
  });

  it('has nothing to say about such words where something else is asked for too', () => {
    expect(places('"the hague" OR (=US AND the) OR ="On" OR title:Kremlin')).toEqual([]);
  });
});

describe('describeCapitals', () => {
  it('warns of names that are common words when their case does not count', () => {
    expect(
      describeCapitals(parse('title:US AND (army OR WHO)')).map(({ index, hint }) => [index, hint]),
    ).toEqual([
      [6, 'Write =US for the capitals alone.'],
      [22, 'Write =WHO for the capitals alone.'],
    ]);
  });

  it('has nothing to say where the capitals are asked for, or stand for nothing else', () => {
    expect(describeCapitals(parse('=US OR U.S. OR NATO OR UNESCO OR us OR "US army"'))).toEqual([]);
  });
});
