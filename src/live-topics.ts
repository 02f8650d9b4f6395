/** The topics as they are at the moment: the configured ones and those that categories became. */
import { setImmediate } from 'node:timers/promises';
import { mergeAutoTopics } from './auto-topics.js';
import type { ReadyConfig } from './config.js';
import type { TopicConfig } from './config-schema.js';
import { type CompileOptions, compileInSteps, type TopicMatcher } from './label/compile-topics.js';
import type { Store } from './store-ports.js';

export interface LiveTopics {
  topics(): Promise<TopicConfig[]>;
  /** The same object as long as the rules are the same. */
  matcher(): Promise<TopicMatcher>;
}

/** Longest time without letting others have their turn. */
const sliceMs = 10;

async function compile(topics: readonly TopicConfig[], options: CompileOptions): Promise<TopicMatcher> {
  const steps = compileInSteps(topics, options);
  for (let began = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done) {
      // The configuration was checked by the same compiler.
      if (!value.ok) throw new Error(value.problems.map(({ message }) => message).join('; '));
      return value.matcher;
    }
    if (performance.now() - began < sliceMs) continue;
    await setImmediate();
    began = performance.now();
  }
}

export function createLiveTopics(config: ReadyConfig, store: Pick<Store, 'autoTopics'>): LiveTopics {
  const { autoTopics, categoryAliases, models } = config;
  const topics = async () =>
    autoTopics === undefined ? config.topics : mergeAutoTopics(config, await store.autoTopics.list());
  let current: { ids: string; matcher: Promise<TopicMatcher> } | undefined;
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
