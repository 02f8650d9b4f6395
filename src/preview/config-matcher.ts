/** The topics of a configuration, compiled; those that categories became are known to a store only. */
import type { ReadyConfig } from '../config.js';
import { compileTopics } from '../label/compile-topics.js';
import type { TopicMatcher } from '../label/topic-matcher.js';

export function matcherOf({ topics, categoryAliases, models }: ReadyConfig): TopicMatcher {
  const compiled = compileTopics(topics, { categoryAliases, models });
  // The configuration was checked by the same compiler.
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('; '));
  return compiled.matcher;
}
