/** Every label says which rule gave it and where it matched, in words an operator can check against the article. */
import { describe, expect, it } from 'vitest';
import { compileTopics } from '../../src/label/compile-topics.js';
import { labelArticle } from '../../src/label/match-topics.js';
import type { LabelInput, TopicRule } from '../../src/vocabulary/topic.js';

const ARTICLE: LabelInput = {
  title: 'Kremlin denies plan',
  text: 'The spokesman said on Friday that the Kremlin knew nothing.\nRussia and the Kremlin stay silent on oil and gas.',
  categories: ['World News'],
  source: 'bbc',
  url: 'https://www.bbc.co.uk/news/1',
  authors: ['Ann Lee'],
  language: 'en-GB',
};

function because(rule: Omit<TopicRule, 'id'>, ...others: TopicRule[]): string | undefined {
  const compiled = compileTopics([{ id: 't', ...rule }, ...others]);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  return labelArticle(compiled.matcher, ARTICLE)[0]?.because;
}

describe('explainLabel', () => {
  it('quotes the words around the first place and counts the others', () => {
    expect(because({ match: 'Kremlin AND Russia' })).toBe(
      'match: Kremlin in the title ("Kremlin denies plan") and twice in the body, ' +
        'Russia once in the body ("… Kremlin knew nothing. Russia and the Kremlin …")',
    );
  });

  it('names facts, authors and the pair of words that stand near', () => {
    expect(because({ match: 'category:"world news" AND author:Lee AND site:bbc.co.uk' })).toBe(
      'match: category "world news", author Lee, site "bbc.co.uk"',
    );
    expect(because({ match: '(coal OR oil) NEAR/2 gas' })).toMatch(
      /^match: oil once .* within 2 words of gas once/,
    );
  });

  it('tells apart the properties of the rule, its limits and its score', () => {
    const rule = {
      match: 'Russia^2 OR Kremlin',
      also: ['Kremlin'],
      categories: ['World News'],
      sources: ['bbc'],
      minScore: 2,
    };
    expect(because(rule)).toMatch(
      /^match: Russia .*, Kremlin .*; also: Kremlin .*; categories: category "World News"; within source "bbc"; score 5 of at least 2$/,
    );
    expect(because({ includes: ['r'] }, { id: 'r', match: 'Russia' })).toBe('includes: topic "r"');
    expect(because({ languages: ['en'] })).toBe('every article; within lang "en"');
    expect(because({ match: 'NOT football' })).toBe('match: nothing excluded was found');
  });

  it('shows four terms and counts the rest', () => {
    const text = because({ match: 'Kremlin OR Russia OR oil OR gas OR Friday OR spokesman' });
    expect(text).toMatch(/ and 2 more$/);
  });

  it('never quotes more than a line', () => {
    const compiled = compileTopics([{ id: 't', match: 'Russia' }]);
    if (!compiled.ok) throw new Error('not compiled');
    const text = `${'x'.repeat(5000)} Russia ${'y'.repeat(5000)}`;
    expect(labelArticle(compiled.matcher, { ...ARTICLE, text, title: '' })[0]?.because.length).toBeLessThan(
      200,
    );
  });
});
