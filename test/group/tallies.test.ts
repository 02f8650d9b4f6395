import { describe, expect, it } from 'vitest';
import { Tallies } from '../../src/group/tallies.js';

function listed({ count, slots, shared, weights }: Tallies): number[][] {
  return Array.from({ length: count }, (_, at) => [slots[at] ?? -1, shared[at] ?? -1, weights[at] ?? -1]);
}

describe('Tallies', () => {
  it('counts and weighs what each article shares, and begins anew when it is cleared', () => {
    const tallies = new Tallies(10, 4);
    for (const [slot, weight] of [
      [3, 1],
      [9, 0.5],
      [3, 0.25],
    ] as const)
      tallies.add(slot, weight);
    expect(listed(tallies)).toEqual([
      [3, 2, 1.25],
      [9, 1, 0.5],
    ]);
    tallies.clear();
    tallies.add(9, 1);
    expect(listed(tallies)).toEqual([[9, 1, 1]]);
  });

  it('leaves out articles beyond the most, and goes on with those it has', () => {
    const tallies = new Tallies(10, 2);
    for (const slot of [1, 2, 3, 1]) tallies.add(slot, 1);
    expect(listed(tallies)).toEqual([
      [1, 2, 2],
      [2, 1, 1],
    ]);
  });
});
