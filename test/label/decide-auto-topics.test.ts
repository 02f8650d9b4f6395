/** Categories that enough articles share become topics, and their ids never change their meaning. */
import { describe, expect, it } from 'vitest';
import { type AutoTopicRules, decideAutoTopics } from '../../src/label/decide-auto-topics.js';
import type { AutoTopic } from '../../src/vocabulary/topic.js';

const DAY = 86_400_000;
const NOW = 1_700_000_000_000;
const RULES: AutoTopicRules = { minArticles: 5, windowMs: 7 * DAY };
const PUTIN: AutoTopic = {
  id: 'vladimir-putin',
  title: 'Vladimir Putin',
  category: 'vladimir putin',
  lastEnoughMs: NOW,
  retired: false,
};

function decide(
  counts: Record<string, number>,
  known: AutoTopic[] = [],
  rules: Partial<AutoTopicRules> = {},
  nowMs = NOW,
) {
  const list = Object.entries(counts).map(([category, articles]) => ({ category, articles }));
  return decideAutoTopics(list, known, { ...RULES, ...rules }, nowMs).map(
    ({ kind, topic }) => `${kind} ${topic.id}`,
  );
}

describe('decideAutoTopics', () => {
  it('makes a topic of a category that enough articles carry, all spellings together', () => {
    expect(decide({ 'Vladimir Putin': 3, 'vladimir-putin': 2, Oil: 4 })).toEqual(['create vladimir-putin']);
    const [decision] = decideAutoTopics([{ category: 'Élysée', articles: 9 }], [], RULES, NOW);
    expect(decision?.topic).toMatchObject({ id: 'elysee', title: 'Élysée' });
  });

  it('leaves out what the operator excludes, what topics name already, and sections that say nothing', () => {
    expect(
      decide({ Sport: 9, 'Top Stories': 99, War: 9 }, [], { exclude: ['sport'], taken: ['WAR'] }),
    ).toEqual([]);
  });

  it('gives every name its own id, whatever its script and whoever has the plain one', () => {
    const ids = decide({ 政治: 5, Политика: 5, Russia: 5 }, [], { takenIds: ['russia'] });
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^create [a-z0-9-]+$/);
    expect(ids).toEqual(decide({ Russia: 5, Политика: 5, 政治: 5 }, [], { takenIds: ['russia'] }));
    expect(ids).not.toContain('create russia');
  });

  it('retires a topic only after four quiet windows, and revives it under its id', () => {
    expect(decide({}, [PUTIN], {}, NOW + 27 * DAY)).toEqual(['keep vladimir-putin']);
    expect(decide({}, [PUTIN], {}, NOW + 28 * DAY)).toEqual(['retire vladimir-putin']);
    const retired = { ...PUTIN, retired: true };
    expect(decide({ 'Vladimir Putin': 1 }, [retired])).toEqual(['keep vladimir-putin']);
    expect(decide({ 'Vladimir Putin': 5 }, [retired])).toEqual(['revive vladimir-putin']);
  });

  it('never gives the id of a retired topic to another category', () => {
    const other = { ...PUTIN, category: 'putin the band', retired: true };
    const [, created] = decide({ 'Vladimir Putin': 5 }, [other]);
    expect(created).toMatch(/^create vladimir-putin-/);
  });

  it('keeps to the most topics allowed, the fullest first', () => {
    expect(decide({ A: 5, B: 9, C: 7 }, [], { maxTopics: 2 })).toEqual(['create b', 'create c']);
  });
});
