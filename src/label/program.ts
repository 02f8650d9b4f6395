/** A topic's rule over numbered terms, and its evaluation. */
import type { Hits } from './hits.js';

export interface NearProgram {
  op: 'near';
  left: number[];
  right: number[];
  distance: number;
}

export type Program =
  | { op: 'term'; term: number }
  /** Alternatives of plain terms side by side in memory: the commonest rule by far. */
  | { op: 'any'; terms: readonly number[] }
  | NearProgram
  | { op: 'topic'; topic: number }
  | { op: 'not'; part: Program }
  | { op: 'and' | 'or'; parts: Program[] };

interface Place {
  term: number;
  first: number;
  last: number;
}

function placesOf(hits: Hits, terms: readonly number[]): Place[] {
  return terms.flatMap((term) => {
    const numbers = hits.placesOf(term);
    const firsts = numbers.filter((_, at) => at % 2 === 0);
    return firsts.map((first, at) => ({ term, first, last: numbers[at * 2 + 1] as number }));
  });
}

/** How many of the sorted places lie wholly before `limit`, by halving. */
function countBelow(sorted: readonly Place[], edge: 'first' | 'last', limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as Place)[edge] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A left and a right term with at most `distance` words between them, in either order; overlapping places do not
 * count. Costs n log n, so that a text of one repeated word is harmless.
 */
export function findNear(
  hits: Hits,
  { left, right, distance }: Pick<NearProgram, 'left' | 'right' | 'distance'>,
): readonly [left: number, right: number] | undefined {
  const lefts = placesOf(hits, left);
  const byFirst = lefts.toSorted((a, b) => a.first - b.first);
  const byLast = lefts.toSorted((a, b) => a.last - b.last);
  for (const { term, first, last } of placesOf(hits, right)) {
    const before = byLast[countBelow(byLast, 'last', first) - 1];
    if (before && first - before.last - 1 <= distance) return [before.term, term];
    const after = byFirst[countBelow(byFirst, 'first', last + 1)];
    if (after && after.first - last - 1 <= distance) return [after.term, term];
  }
  return undefined;
}

/** The alternatives as one program. */
export function joinAlternatives(parts: readonly Program[]): Program {
  const terms = parts.flatMap((part) => (part.op === 'term' ? [part.term] : []));
  const others = parts.filter(({ op }) => op !== 'term');
  const any: Program = { op: 'any', terms };
  return others.length === 0 ? any : { op: 'or', parts: terms.length > 0 ? [any, ...others] : others };
}

function hasAny(terms: readonly number[], hits: Hits): boolean {
  for (let at = 0; at < terms.length; at++) if (hits.has(terms[at] as number)) return true;
  return false;
}

/** Whether the rule holds; `topicHolds` answers for included topics. */
export function holds(program: Program, hits: Hits, topicHolds: (topic: number) => boolean): boolean {
  switch (program.op) {
    case 'term':
      return hits.has(program.term);
    case 'near':
      return findNear(hits, program) !== undefined;
    case 'topic':
      return topicHolds(program.topic);
    case 'not':
      return !holds(program.part, hits, topicHolds);
    case 'any':
      return hasAny(program.terms, hits);
    case 'and':
      return program.parts.every((part) => holds(part, hits, topicHolds));
    case 'or':
      return program.parts.some((part) => holds(part, hits, topicHolds));
  }
}

/**
 * Terms of which at least one is in every article the rule holds for, the rarest such set found; `undefined` when the
 * rule can hold without any ("NOT football").
 */
export function wakingTerms(
  program: Program,
  commonness: (term: number) => number,
  ofTopic: (topic: number) => readonly number[] | undefined,
): readonly number[] | undefined {
  const cost = (terms: readonly number[]) => terms.reduce((sum, term) => sum + commonness(term), 0);
  const rarest = (sets: (readonly number[] | undefined)[]) =>
    sets.reduce((best, set) => (set && (!best || cost(set) < cost(best)) ? set : best), undefined);
  switch (program.op) {
    case 'term':
      return [program.term];
    case 'any':
      return program.terms;
    case 'near':
      return rarest([program.left, program.right]);
    case 'topic':
      return ofTopic(program.topic);
    case 'not':
      return undefined;
    case 'and':
      return rarest(program.parts.map((part) => wakingTerms(part, commonness, ofTopic)));
    case 'or': {
      const sets = program.parts.map((part) => wakingTerms(part, commonness, ofTopic));
      return sets.every((set) => set !== undefined) ? [...new Set(sets.flat())] : undefined;
    }
  }
}
