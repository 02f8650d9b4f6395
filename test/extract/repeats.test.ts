import { describe, expect, it } from 'vitest';
import { findRepeats } from '../../src/extract/repeats.js';

const long =
  'The board will rebuild the north pier in stone, after two winters in which the storms took the planks away.';
const points = [
  'Stone piers stand longer than wooden ones in open water.',
  'Planks were cheaper to lay when the quay was still young.',
  'The ferry keeps its berth while the masons are at work.',
  'Costs are shared between the board and the province.',
  'Walkers may use the southern mole until the last stone lies.',
  'Anglers will find their old steps again at the far end.',
  'Lamps are to burn from dusk to dawn along the whole length.',
  'Benches were left out, since the spray would soak them.',
];

describe('findRepeats', () => {
  it('finds a long line that was said before, however it is punctuated', () => {
    expect(findRepeats([long, 'More below.', long.replace(',', ' –')])).toEqual([2]);
  });

  it('leaves short lines that are said twice', () => {
    expect(findRepeats(['Pros', 'Cheap', 'Cons', 'Pros', 'Cheap', 'Cons', 'Pros', 'Cheap'])).toEqual([]);
  });

  it('finds a list that is printed again in the same order', () => {
    expect(findRepeats([...points, long, ...points])).toEqual([9, 10, 11, 12, 13, 14, 15, 16]);
  });

  it('leaves the lines of a list that comes in another order', () => {
    expect(findRepeats([...points, ...points.toReversed()])).toEqual([]);
  });

  it('reads a long text of equal lines in linear time', () => {
    const start = performance.now();
    expect(findRepeats(Array.from({ length: 50_000 }, (_, n) => (n % 2 ? 'x' : '—'))).length).toBeLessThan(
      50_000,
    );
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
