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

/** Lets others have their turn between the topics; for topics that were checked. */
export async function compileInTurns(
  topics: readonly TopicConfig[],
  options: CompileOptions,
): Promise<TopicMatcher> {
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

export function createLiveTopics(
  readConfig: () => ReadyConfig,
  store: Pick<Store, 'autoTopics'>,
): LiveTopics {
  const topicsOf = async (config: ReadyConfig) =>
    config.autoTopics === undefined ? config.topics : mergeAutoTopics(config, await store.autoTopics.list());
  let current: { config: ReadyConfig; ids: string; matcher: Promise<TopicMatcher> } | undefined;
  const matcherNow = async (): Promise<TopicMatcher> => {
    const config = readConfig();
    const { categoryAliases, models } = config;
    const known = await topicsOf(config);
    // An older call must not put the rules of before in the place of the new ones.
    if (config !== readConfig()) return matcherNow();
    const ids = known.map(({ id }) => id).join('\n');
    if (current?.config !== config || current.ids !== ids)
      current = { config, ids, matcher: compileInTurns(known, { categoryAliases, models }) };
    return current.matcher;
  };
  return { topics: () => topicsOf(readConfig()), matcher: matcherNow };
}
