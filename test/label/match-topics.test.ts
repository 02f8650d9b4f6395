/** Topics catch what their rules say, no more and no less. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTopics } from '../../src/label/compile-topics.js';
import { labelArticle } from '../../src/label/match-topics.js';
import type { LabelInput, TopicRule } from '../../src/vocabulary/topic.js';
import { inputOf, topicCases } from '../support/topic-oracle.js';

const EMPTY: LabelInput = { title: '', text: '', categories: [], source: 'bbc', url: '', authors: [] };

function labels(rules: readonly TopicRule[], article: Partial<LabelInput>) {
  const compiled = compileTopics(rules);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return labelArticle(compiled.matcher, { ...EMPTY, ...article });
}

/** Whether an article with this text gets the topic. */
function catches(rule: string | Omit<TopicRule, 'id'>, article: string | Partial<LabelInput>): boolean {
  const topic = typeof rule === 'string' ? { match: rule } : rule;
  return (
    labels([{ id: 't', ...topic }], typeof article === 'string' ? { text: article } : article).length === 1
  );
}

describe('labelArticle', () => {
  it('agrees with a naive judge on 20,000 random pairs of rule and article', () => {
    fc.assert(
      fc.property(topicCases, ({ rules, articles }) => {
        const compiled = compileTopics(rules.map(({ written }, at) => ({ id: String(at), match: written })));
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
        for (const article of articles) {
          const found = labelArticle(compiled.matcher, inputOf(article)).map(({ id }) => id);
          const expected = rules.flatMap((rule, at) => (rule.holds(article) ? [String(at)] : []));
          expect(found, rules.map(({ written }) => written).join('\n')).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('ignores case and diacritics unless told otherwise', () => {
    expect(catches('Zelensky', 'ZELENSKÝ spoke')).toBe(true);
    expect(catches('=Apple', 'an apple a day')).toBe(false);
    expect(catches('=Apple', 'said Apple today')).toBe(true);
    expect(catches({ match: 'apple', matchCase: true }, 'Apple')).toBe(false);
    expect(catches({ match: 'resume', matchDiacritics: true }, 'résumé')).toBe(false);
    expect(catches({ match: 'resume', matchDiacritics: true }, 'RESUME')).toBe(true);
  });

  it('takes an abbreviation with dots for its capitals, and never for a word', () => {
    expect(catches('U.S.', 'in U.S. cities')).toBe(true);
    expect(catches('U.S.', 'the US army')).toBe(true);
    expect(catches('U.S.', 'they told us')).toBe(false);
    expect(catches({ match: 'x', also: ['U.S.'] }, 'they told us')).toBe(false);
  });

  it('finds plurals and possessives of single words, but never another word', () => {
    expect(catches('election', 'two elections')).toBe(true);
    expect(catches('elections', 'the election')).toBe(true);
    expect(catches('Putin', "Putin's speech and the Putins")).toBe(true);
    expect(catches('university', 'the universe')).toBe(false);
    expect(catches('Gates', 'the gate')).toBe(false);
    expect(catches('news', 'a new one')).toBe(false);
    expect(catches('Russia', 'Russian')).toBe(false);
  });

  it('keeps to the letters of a phrase in quotes unless the topic asks for stems', () => {
    expect(catches('"trade war"', 'the trade wars')).toBe(false);
    expect(catches({ match: '"trade war"', stem: true }, 'the trade wars')).toBe(true);
    expect(catches({ match: 'election', stem: false }, 'elections')).toBe(false);
  });

  it('follows the inflection of the language of the article', () => {
    const text = 'Встреча Владимира Путина с журналистами';
    expect(catches('Путин', { text, language: 'ru' })).toBe(true);
    expect(catches('Путин', { text, language: 'en' })).toBe(false);
    expect(catches({ match: '"Владимир Путин"', stem: true }, { text, language: 'ru' })).toBe(true);
    expect(catches('Wahl', { text: 'die Wahlen', language: 'de-AT' })).toBe(true);
  });

  it.each([
    ['ko', '러시아', '러시아에서는', '러시'],
    ['he', 'ישראל', 'ובישראל', 'ישראלי'],
    ['ar', 'روسيا', 'لروسيا', 'سوريا'],
    ['ar', 'حكومة', 'للحكومة', 'حكم'],
    ['pl', 'Tusk', 'Tuska', 'Tur'],
    ['uk', 'Зеленський', 'Зеленського', 'зелений'],
    ['el', 'Ελλάδα', 'Ελλάδας', 'Ελένη'],
  ])('knows the forms and the small words of %s: %s', (language, word, form, other) => {
    expect(catches(word, { language, text: `x ${form} y` })).toBe(true);
    expect(catches(word, { language, text: `x ${other} y` })).toBe(false);
    expect(catches({ match: word, stem: false }, { language, text: `x ${form} y` })).toBe(false);
  });

  it('counts a word once though its stem is found in several ways', () => {
    const [label] = labels([{ id: 't', match: 'ישראל' }], { language: 'he', text: 'בישראל ולישראל ישראל' });
    expect(label?.because).toContain('3 times');
  });

  it('takes the script for the language where an article says none', () => {
    expect(catches('Путин', 'Встреча с Путиным')).toBe(true);
    expect(catches('러시아', '러시아는 오늘')).toBe(true);
    expect(catches('Putin', 'Putin met Путин')).toBe(true);
  });

  it('finds names in scripts without spaces', () => {
    expect(catches('俄罗斯', '今天俄罗斯总统说')).toBe(true);
    expect(catches('俄罗斯', '今天俄国总统说')).toBe(false);
  });

  it('takes words with signs as words in a row', () => {
    expect(catches('COVID-19', 'a covid 19 ward')).toBe(true);
    expect(catches('AT&T', 'the AT&T deal')).toBe(true);
    expect(catches('U.S.', 'the US army')).toBe(true);
  });

  it('looks for the words of a field only there', () => {
    const article = { title: 'Budget day', text: `${'word '.repeat(70)}Kremlin`, authors: ['Ann B. Lee'] };
    expect(catches('title:budget', article)).toBe(true);
    expect(catches('body:budget', article)).toBe(false);
    expect(catches('body:Kremlin', article)).toBe(true);
    expect(catches('lead:Kremlin', article)).toBe(false);
    expect(catches('title:(Kremlin OR budget)', article)).toBe(true);
    expect(catches('author:Lee', article)).toBe(true);
    expect(catches('author:"Ann Lee"', article)).toBe(false);
    expect(catches('Lee', article)).toBe(false);
  });

  it('takes the first sixty words of the body for the lead', () => {
    expect(catches('lead:Kremlin', `${'word '.repeat(59)}Kremlin`)).toBe(true);
    expect(catches('lead:Kremlin', `${'word '.repeat(60)}Kremlin`)).toBe(false);
    expect(catches('lead:"old Kremlin"', `${'word '.repeat(59)}old Kremlin`)).toBe(false);
  });

  it('never finds words near each other across title and body', () => {
    expect(catches('Russia NEAR/100 oil', { title: 'Russia', text: 'oil' })).toBe(false);
  });

  it('compares categories whole, blind to case and punctuation, and through their other names', () => {
    const article = { categories: ['World  NEWS', 'C++'] };
    expect(catches('category:"world news"', article)).toBe(true);
    expect(catches('category:world', article)).toBe(false);
    expect(catches('category:wor*', article)).toBe(true);
    expect(catches('category:C', article)).toBe(false);
    expect(catches({ categories: ['World-News'] }, article)).toBe(true);
    const aliased = compileTopics([{ id: 'war', categories: ['Ukraine war'] }], {
      categoryAliases: { 'Ukraine war': ['War in Ukraine'] },
    });
    const found = aliased.ok && labelArticle(aliased.matcher, { ...EMPTY, categories: ['WAR IN UKRAINE'] });
    expect(found).toHaveLength(1);
  });

  it('knows sources, languages, addresses and sites', () => {
    const article = { source: 'bbc', language: 'zh-Hant-TW', url: 'https://news.bbc.co.uk/Sport/1' };
    expect(catches('source:BBC', article)).toBe(true);
    expect(catches('source:bb', article)).toBe(false);
    expect(catches('lang:zh', article)).toBe(true);
    expect(catches('lang:zh-hant', article)).toBe(true);
    expect(catches('lang:z', article)).toBe(false);
    expect(catches('url:/sport/', article)).toBe(true);
    expect(catches('site:bbc.co.uk', article)).toBe(true);
    expect(catches('site:www.bbc.co.uk', article)).toBe(true);
    expect(catches('site:c.co.uk', article)).toBe(false);
    expect(catches('site:uk', article)).toBe(true);
  });

  it('takes any other name and any category, within the limits', () => {
    const rule = {
      match: 'Russia',
      also: ['Red Square', 'AT&T'],
      categories: ['Moscow'],
      sources: ['bbc'],
      languages: ['en'],
    };
    const language = 'en-GB';
    expect(catches(rule, { text: 'on Red Square', language })).toBe(true);
    expect(catches(rule, { text: 'Red and Square', language })).toBe(false);
    expect(catches(rule, { categories: ['moscow'], language })).toBe(true);
    expect(catches(rule, { text: 'Russia', language, source: 'cnn' })).toBe(false);
    expect(catches(rule, { text: 'Russia', language: 'de' })).toBe(false);
    expect(catches({ languages: ['de'] }, { language: 'de' })).toBe(true);
  });

  it('asks for the least score where one is set, each term counted once', () => {
    const rule = { match: 'Kremlin^2 OR Russia OR oil^0.5', minScore: 2 };
    expect(catches(rule, 'Kremlin')).toBe(true);
    expect(catches(rule, 'Russia, Russia and Russia')).toBe(false);
    expect(catches(rule, 'Russia and oil')).toBe(false);
    expect(catches({ ...rule, minScore: 1.5 }, 'Russia and oil')).toBe(true);
  });

  it('gives a topic the articles of the topics it includes, at any depth', () => {
    const rules = [
      { id: 'europe', includes: ['east'], sources: ['bbc'] },
      { id: 'east', includes: ['russia'] },
      { id: 'russia', match: 'Russia' },
    ];
    expect(labels(rules, { text: 'Russia' }).map(({ id }) => id)).toEqual(['europe', 'east', 'russia']);
    expect(labels(rules, { text: 'Russia', source: 'cnn' }).map(({ id }) => id)).toEqual(['east', 'russia']);
  });

  it('evaluates rules that only exclude for every article', () => {
    expect(catches('NOT football', 'chess')).toBe(true);
    expect(catches('NOT football', 'football')).toBe(false);
  });

  it('forgets one article before the next', () => {
    const compiled = compileTopics([{ id: 't', match: 'Russia NEAR/2 oil' }]);
    if (!compiled.ok) throw new Error('not compiled');
    expect(labelArticle(compiled.matcher, { ...EMPTY, text: 'Russia oil' })).toHaveLength(1);
    expect(labelArticle(compiled.matcher, { ...EMPTY, text: 'oil' })).toHaveLength(0);
    expect(labelArticle(compiled.matcher, { ...EMPTY, text: 'Russia' })).toHaveLength(0);
  });

  it('stays fast on a text of one repeated word', () => {
    const text = 'Russia oil '.repeat(20_000);
    const started = performance.now();
    expect(catches('"Russia Russia" NEAR/100 (oil OR "oil oil")', text)).toBe(false);
    expect(catches('Russia NEAR/1 oil AND NOT (title:Russia NEAR/5 oil)', text)).toBe(true);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
