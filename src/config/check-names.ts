/** Finds names that stand twice, and names that stand for nothing. */
import type { ConfigText } from '../config-file.js';
import { closestName } from '../text/closest-name.js';
import type { ConfigProblem } from '../vocabulary/config-problem.js';

export interface Place {
  path: (string | number)[];
  value: string;
}

/** Each place whose value stood somewhere before. */
export function repeated(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ value }) => seen.size === seen.add(value).size);
}

/** Places that name a source which is not there. */
export function checkNames(
  text: ConfigText,
  places: readonly Place[],
  known: readonly string[],
): ConfigProblem[] {
  const names = new Set(known);
  const some = known.slice(0, 12).join(', ') + (known.length > 12 ? ' and others' : '');
  return places
    .filter(({ value }) => !names.has(value))
    .map(({ path, value }) => {
      const meant = closestName(value, known);
      const fix = meant === undefined ? `The sources are ${some || 'none yet'}.` : `Did you mean "${meant}"?`;
      return text.problemAt(path, `there is no source "${value}"`, fix);
    });
}
