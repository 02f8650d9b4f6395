/** Which sources two configurations do not share, and which settings of the others differ. */
import type { ReadyConfig } from '../config.js';

type Source = ReadyConfig['sources'][number];

export interface SourceDifference {
  id: string;
  change: 'added' | 'removed' | 'changed';
  /** Names of the settings; their values may be secret. */
  settings: string[];
}

/** How it was filled in follows from the others. */
const derived = new Set(['request']);

function changedSettings(before: Source, after: Source): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const written = (source: Source, name: string) => JSON.stringify((source as Record<string, unknown>)[name]);
  return [...names].filter((name) => !derived.has(name) && written(before, name) !== written(after, name));
}

export function compareSources(before: readonly Source[], after: readonly Source[]): SourceDifference[] {
  const former = new Map(before.map((source) => [source.id, source]));
  const remaining = new Set(after.map(({ id }) => id));
  const kept = after.flatMap((source): SourceDifference[] => {
    const known = former.get(source.id);
    if (!known) return [{ id: source.id, change: 'added', settings: [] }];
    const settings = changedSettings(known, source);
    return settings.length === 0 ? [] : [{ id: source.id, change: 'changed', settings }];
  });
  const gone = before.filter(({ id }) => !remaining.has(id));
  return [...kept, ...gone.map(({ id }): SourceDifference => ({ id, change: 'removed', settings: [] }))];
}
