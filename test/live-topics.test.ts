/** The matcher follows the topics that categories become, and is made anew only when they change. */
import { expect, it } from 'vitest';
import { checkConfig } from '../src/config.js';
import { labelArticle } from '../src/label/match-topics.js';
import { createLiveTopics } from '../src/live-topics.js';
import type { AutoTopics } from '../src/topic-ports.js';
import type { AutoTopic } from '../src/vocabulary/topic.js';

const article = { title: '', text: 'oil', categories: ['Gas'], source: 'paper', url: '', authors: [] };
const gas: AutoTopic = { id: 'gas', title: 'Gas', category: 'gas', lastEnoughMs: 0, retired: false };

function live(settings: object) {
  const { config, problems } = checkConfig('test', JSON.stringify(settings));
  if (!config) throw new Error(problems[0]?.message);
  const known: AutoTopic[] = [];
  const autoTopics = { list: async () => known } as unknown as AutoTopics;
  return { known, ...createLiveTopics(() => config, { autoTopics }) };
}

it('keeps one matcher as long as the topics are the same, and makes another when one comes up', async () => {
  const { known, matcher, topics } = live({ topics: [{ id: 'oil', match: 'oil' }], autoTopics: {} });
  const first = await matcher();
  expect(await matcher()).toBe(first);
  known.push(gas);
  const second = await matcher();
  expect(second).not.toBe(first);
  expect(labelArticle(second, article).map(({ id }) => id)).toEqual(['oil', 'gas']);
  expect((await topics()).map(({ id }) => id)).toEqual(['oil', 'gas']);
});

it('makes another matcher for another configuration, though its topics have the same names', async () => {
  const configOf = (match: string) => {
    const { config } = checkConfig('test', JSON.stringify({ topics: [{ id: 'oil', match }] }));
    if (!config) throw new Error('it is refused');
    return config;
  };
  let config = configOf('oil');
  const autoTopics = { list: async () => [] } as unknown as AutoTopics;
  const { matcher } = createLiveTopics(() => config, { autoTopics });
  expect(labelArticle(await matcher(), article)).toHaveLength(1);
  config = configOf('coal');
  expect(labelArticle(await matcher(), article)).toHaveLength(0);
});

it('lets others have their turn while it compiles thousands of topics', async () => {
  const topics = Array.from({ length: 2_000 }, (_, at) => {
    const words = Array.from({ length: 20 }, (_, word) => `word${at}x${word}`);
    return { id: `t${at}`, match: words.join(' OR ') };
  });
  const { matcher } = live({ topics });
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const { topics: compiled } = await matcher();
  clearInterval(timer);
  expect(compiled).toHaveLength(2_000);
  expect(turns).toBeGreaterThan(5);
}, 60_000);
