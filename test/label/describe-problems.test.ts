/** Expressions that cannot mean what they say are noticed. */
import { describe, expect, it } from 'vitest';
import { describeFacts, describeProblems } from '../../src/label/describe-problems.js';
import { parseExpression } from '../../src/label/parse-expression.js';

function codes(text: string): string[] {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return describeProblems(parsed.expression).map(({ code }) => code);
}

describe('describeProblems', () => {
  const many = 'b c d e f g h i j k l m n o p'.split(' ').join(' OR ');

  it.each([
    'Apple AND NOT apple',
    '(a OR b) AND NOT a AND NOT b',
    'source:bbc AND source:cnn',
    'site:bbc.com AND site:cnn.com',
    'lang:en AND lang:de',
    'title:a AND NOT a',
    'lead:a AND NOT body:a',
    `(b OR title:c) AND NOT (${many})`,
  ])('says that nothing matches %j', (text) => expect(codes(text)).toEqual(['matches-nothing']));

  it.each(['a OR NOT a', 'a OR NOT (a AND b)'])('says that everything matches %j', (text) =>
    expect(codes(text)).toEqual(['matches-everything']),
  );

  it.each(['NOT football', 'Russia OR NOT football', '-football -cricket'])(
    'says that %j only excludes',
    (text) => expect(codes(text)).toEqual(['only-exclusions']),
  );

  it.each([
    'Apple AND NOT pie',
    'a OR b',
    'source:bbc OR source:cnn',
    'title:a AND NOT body:a',
    'a AND NOT title:a',
    'site:bbc.co.uk AND site:news.bbc.co.uk AND lang:en AND lang:en-GB',
    `(a OR b) AND NOT (${many})`,
    '=Apple AND NOT apple*',
  ])('has nothing to say about %j', (text) => expect(codes(text)).toEqual([]));

  it('stays quick with thousands of terms', () => {
    const words = Array.from({ length: 4000 }, (_, at) => `w${at}`).join(' OR ');
    expect(codes(words)).toEqual([]);
    expect(codes(`NOT (${words})`)).toEqual(['only-exclusions']);
  });
});

describe('describeFacts', () => {
  function hints(text: string, sources?: readonly string[]): string[] {
    const parsed = parseExpression(text);
    if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
    return describeFacts(parsed.expression, sources).map(({ hint, index }) => `${index}: ${hint}`);
  }

  it('notices facts that no article can state', () => {
    expect(hints('a OR site:bbc')).toEqual(['10: Write the whole domain, for example site:example.org.']);
    expect(hints('lang:english')).toEqual(['5: Write the code of the language, for example lang:en.']);
    expect(hints('source:bcb', ['bbc', 'cnn'])).toEqual(['7: Did you mean bbc?']);
  });

  it('has nothing to say about good ones, nor about sources it does not know', () => {
    expect(
      hints('site:bbc.co.uk lang:zh-Hant lang:en source:BBC source:cn* category:x', ['bbc', 'cnn']),
    ).toEqual([]);
    expect(hints('source:any')).toEqual([]);
  });
});
