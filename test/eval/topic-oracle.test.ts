/** A million random pairs of rule and article, judged by the matcher and by a naive judge. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTopics } from '../../src/label/compile-topics.js';
import { labelArticle } from '../../src/label/match-topics.js';
import { inputOf, topicCases } from '../support/topic-oracle.js';

const RUNS = 10_000;

test('the matcher and the naive judge agree a million times', () => {
  let checks = 0;
  let labels = 0;
  fc.assert(
    fc.property(topicCases, ({ rules, articles }) => {
      const compiled = compileTopics(rules.map(({ written }, at) => ({ id: String(at), match: written })));
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
      for (const article of articles) {
        const found = labelArticle(compiled.matcher, inputOf(article)).map(({ id }) => id);
        const expected = rules.flatMap((rule, at) => (rule.holds(article) ? [String(at)] : []));
        checks += rules.length;
        labels += found.length;
        if (found.join() !== expected.join()) expect(found).toEqual(expected);
      }
    }),
    { numRuns: RUNS },
  );
  process.stdout.write(`${checks} checks, ${labels} labels, 0 differences\n`);
});
