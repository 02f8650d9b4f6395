/** The topics as they are at the moment: the configured ones and those that categories became. */
import { mergeAutoTopics } from './auto-topics.js';
import type { ReadyConfig } from './config.js';
import type { TopicConfig } from './config-schema.js';
import { type CompileOptions, compileTopics, type TopicMatcher } from './label/compile-topics.js';
import type { Store } from './store-ports.js';

export interface LiveTopics {
  topics(): Promise<TopicConfig[]>;
  /** The same object as long as the rules are the same. */
  matcher(): Promise<TopicMatcher>;
}

function compile(topics: readonly TopicConfig[], options: CompileOptions): TopicMatcher {
  const compiled = compileTopics(topics, options);
  // The configuration was checked by the same compiler.
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('; '));
  return compiled.matcher;
}

export function createLiveTopics(config: ReadyConfig, store: Pick<Store, 'autoTopics'>): LiveTopics {
  const { autoTopics, categoryAliases, models } = config;
  const topics = async () =>
    autoTopics === undefined ? config.topics : mergeAutoTopics(config, await store.autoTopics.list());
  let current: { ids: string; matcher: TopicMatcher } | undefined;
  return {
    topics,
    async matcher() {
      const known = await topics();
      const ids = known.map(({ id }) => id).join('\n');
      if (current?.ids !== ids) current = { ids, matcher: compile(known, { categoryAliases, models }) };
      return current.matcher;
    },
  };
}
