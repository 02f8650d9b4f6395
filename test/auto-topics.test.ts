/** Topics of categories stand beside the configured ones, and give way to them. */
import { describe, expect, it } from 'vitest';
import { mergeAutoTopics } from '../src/auto-topics.js';
import { checkConfig } from '../src/config.js';
import type { AutoTopic } from '../src/vocabulary/topic.js';

const putin: AutoTopic = {
  id: 'vladimir-putin',
  title: 'Vladimir Putin',
  category: 'vladimir putin',
  lastEnoughMs: 0,
  retired: false,
};

function merged(settings: object, known: readonly AutoTopic[] = [putin]) {
  const { config, problems } = checkConfig('test', JSON.stringify(settings));
  if (!config) throw new Error(problems[0]?.message);
  return mergeAutoTopics(config, known).map(({ id, formerly, listed }) => ({ id, formerly, listed }));
}

describe('mergeAutoTopics', () => {
  it('adds them after the configured ones, quiet ones unlisted', () => {
    const topics = [{ id: 'oil', match: 'oil' }];
    expect(merged({ topics, autoTopics: {} }, [putin, { ...putin, id: 'b', retired: true }])).toEqual([
      { id: 'oil', formerly: [], listed: true },
      { id: 'vladimir-putin', formerly: [], listed: true },
      { id: 'b', formerly: [], listed: false },
    ]);
  });

  it('makes one the former id of a topic that names its category, by whatever spelling', () => {
    const topics = [{ id: 'kremlin', categories: ['VLADIMIR-PUTIN'], formerly: ['putin'] }];
    expect(merged({ topics, autoTopics: {} })).toEqual([
      { id: 'kremlin', formerly: ['putin', 'vladimir-putin'], listed: true },
    ]);
    const aliased = [{ id: 'kremlin', categories: ['President of Russia'] }];
    const categoryAliases = { 'President of Russia': ['Vladimir Putin'] };
    expect(merged({ topics: aliased, autoTopics: {}, categoryAliases })).toHaveLength(1);
  });

  it('leaves its id to a configured topic of that id', () => {
    const topics = [{ id: 'vladimir-putin', match: 'Putin' }];
    expect(merged({ topics, autoTopics: {} })).toEqual([
      { id: 'vladimir-putin', formerly: [], listed: true },
    ]);
  });

  it('has none where they are excluded or not asked for', () => {
    expect(merged({ autoTopics: { exclude: ['Vladimir Putin'] } })).toEqual([]);
    expect(merged({})).toEqual([]);
  });
});
