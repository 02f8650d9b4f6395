/** Rules hold as their operators say, and are woken by a set of terms that every match contains. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hits } from '../../src/label/hits.js';
import { findNear, holds, joinAlternatives, type Program, wakingTerms } from '../../src/label/program.js';

const TERMS = 6;
const never = () => false;

const { program } = fc.letrec<{ program: Program }>((tie) => ({
  program: fc.oneof(
    { maxDepth: 4 },
    fc.record({ op: fc.constant('term' as const), term: fc.nat(TERMS - 1) }),
    fc.record({ op: fc.constant('not' as const), part: tie('program') }),
    fc.record({
      op: fc.constant('and' as const),
      parts: fc.array(tie('program'), { minLength: 1, maxLength: 3 }),
    }),
    fc.array(tie('program'), { minLength: 1, maxLength: 4 }).map(joinAlternatives),
  ),
}));

function hitsOf(terms: readonly number[]): Hits {
  const hits = new Hits(TERMS);
  hits.begin();
  for (const term of terms) hits.record(term, 2, 0, 0);
  return hits;
}

describe('wakingTerms', () => {
  it('never sleeps through an article the rule holds for', () => {
    fc.assert(
      fc.property(program, fc.uniqueArray(fc.nat(TERMS - 1)), (rule, terms) => {
        const waking = wakingTerms(
          rule,
          () => 1,
          () => undefined,
        );
        if (holds(rule, hitsOf(terms), never))
          expect(!waking || waking.some((term) => terms.includes(term))).toBe(true);
      }),
    );
  });

  it('prefers rare terms to common ones', () => {
    const rule: Program = {
      op: 'and',
      parts: [
        { op: 'term', term: 0 },
        { op: 'term', term: 1 },
      ],
    };
    expect(
      wakingTerms(
        rule,
        (term) => (term === 0 ? 100 : 1),
        () => undefined,
      ),
    ).toEqual([1]);
  });
});

describe('findNear', () => {
  /** Whether terms 0 and 1 with these places (first and last word) are near. */
  function near(left: [number, number][], right: [number, number][], distance: number): boolean {
    const hits = hitsOf([0, 1]);
    for (const [first, last] of left) hits.place(0, first, last);
    for (const [first, last] of right) hits.place(1, first, last);
    return findNear(hits, { left: [0], right: [1], distance }) !== undefined;
  }

  it('counts the words between, in either order', () => {
    expect(near([[0, 1]], [[4, 4]], 2)).toBe(true);
    expect(near([[0, 1]], [[5, 5]], 2)).toBe(false);
    expect(near([[4, 4]], [[0, 1]], 2)).toBe(true);
    expect(near([[3, 3]], [[4, 4]], 0)).toBe(true);
  });

  it('does not take overlapping places for near ones', () => {
    expect(near([[0, 2]], [[1, 1]], 10)).toBe(false);
  });

  it('agrees with a comparison of all pairs', () => {
    const place = fc
      .tuple(fc.nat(30), fc.nat(2))
      .map(([first, more]): [number, number] => [first, first + more]);
    fc.assert(
      fc.property(fc.array(place), fc.array(place), fc.nat(5), (left, right, distance) => {
        const expected = left.some(([first, last]) =>
          right.some(([from, to]) => {
            const between = from > last ? from - last - 1 : first > to ? first - to - 1 : -1;
            return between >= 0 && between <= distance;
          }),
        );
        expect(near(left, right, distance)).toBe(expected);
      }),
    );
  });
});

describe('Hits', () => {
  it('forgets an article when the next begins', () => {
    const hits = hitsOf([3]);
    expect(hits.get(3)).toEqual({ inTitle: 0, inBody: 1, area: 2, first: 0, last: 0 });
    hits.begin();
    expect(hits.has(3)).toBe(false);
    expect(hits.get(3)).toBeUndefined();
    expect(hits.placesOf(3)).toEqual([]);
  });
});
