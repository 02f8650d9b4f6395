/** Topics compile together or say everything that is wrong with them. */
import { describe, expect, it } from 'vitest';
import { compileTopics } from '../../src/label/compile-topics.js';
import type { TopicRule } from '../../src/vocabulary/topic.js';

function problems(rules: readonly TopicRule[]) {
  const compiled = compileTopics(rules);
  const found = compiled.ok ? compiled.warnings : compiled.problems;
  return found.map(({ topic, property, code }) => `${topic} ${property} ${code}`);
}

describe('compileTopics', () => {
  it('tells the faults of all topics at once, each with its property', () => {
    const rules = [
      { id: 'one', match: '(a' },
      { id: 'two', match: 'a', also: ['fine', '!!'] },
      { id: 'three', includes: ['too', 'two'] },
    ];
    expect(problems(rules)).toEqual([
      'one match unclosed',
      'two also[1] no-words',
      'three includes[0] unknown-topic',
    ]);
  });

  it('suggests the id that was meant', () => {
    const compiled = compileTopics([
      { id: 'russia', match: 'a' },
      { id: 'b', includes: ['rusia'] },
    ]);
    expect(compiled.ok || compiled.problems[0]?.hint).toBe('Did you mean "russia"?');
  });

  it('refuses topics that include each other', () => {
    const rules = [
      { id: 'a', includes: ['b'] },
      { id: 'b', includes: ['c'] },
      { id: 'c', includes: ['b'] },
    ];
    expect(problems(rules)).toEqual(['b includes topic-cycle']);
  });

  it('passes warnings on and still compiles', () => {
    const compiled = compileTopics([{ id: 'a', match: 'Russia or Kremlin' }]);
    expect(compiled.ok && compiled.warnings.map(({ code }) => code)).toContain('lower-case-operator');
  });

  it('wakes only the topics whose rarest keyword is found', () => {
    const compiled = compileTopics([
      { id: 'a', match: 'lang:en AND Russia AND NOT football' },
      { id: 'b', match: 'Russia OR Kremlin' },
      { id: 'c', match: 'NOT football' },
    ]);
    if (!compiled.ok) throw new Error('not compiled');
    const { matcher } = compiled;
    const woken = matcher.table.terms.map(({ label }, term) => `${label}: ${matcher.wokenBy[term]}`);
    expect(woken).toContain('Russia: 0,1');
    expect(woken).toContain('football: ');
    expect(woken).toContain('lang "en": ');
    expect(matcher.always).toEqual([2]);
  });

  it('compiles ten thousand keywords without a pause that readers would notice', () => {
    const rules = Array.from({ length: 500 }, (_, topic) => ({
      id: `t${topic}`,
      match: Array.from({ length: 20 }, (_, at) => `word${topic} OR "name${at} of${topic}"`).join(' OR '),
    }));
    const started = performance.now();
    expect(problems(rules)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
