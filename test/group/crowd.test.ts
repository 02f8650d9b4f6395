import { describe, expect, it } from 'vitest';
import { Crowd } from '../../src/group/crowd.js';

describe('Crowd', () => {
  it('is the mean closeness of the four nearest, in whatever order they are met', () => {
    for (const order of [
      [0.1, 0.5, 0.2, 0.4, 0.3],
      [0.5, 0.4, 0.3, 0.2, 0.1],
    ]) {
      const crowd = new Crowd();
      for (const closeness of order) crowd.note(closeness);
      expect(crowd.density()).toBeCloseTo(0.35);
    }
  });

  it('is thin where there are few others', () => {
    const crowd = new Crowd();
    crowd.note(0.4);
    expect(crowd.density()).toBeCloseTo(0.1);
  });
});
