import { describe, expect, test } from 'vitest';
import { decidePolls } from '../../src/clock/decide-polls.js';

describe('the number of polls of a tick', () => {
  test('is what is allowed while the workers keep up', () => {
    expect(decidePolls({ polls: 0, extractJobs: 0 }, 500)).toEqual({ sources: 500 });
  });

  test('falls with the work that waits for extraction, and says so', () => {
    const half = decidePolls({ polls: 0, extractJobs: 300 }, 500);
    expect(half.sources).toBe(250);
    expect(half.because).toContain('300 batches of entries wait');
    expect(decidePolls({ polls: 0, extractJobs: 400 }, 500).sources).toBeLessThan(half.sources);
  });

  test('leaves a trickle for new sources however much waits', () => {
    expect(decidePolls({ polls: 0, extractJobs: 1_000_000 }, 500).sources).toBe(5);
    expect(decidePolls({ polls: 1_000_000, extractJobs: 0 }, 500).sources).toBe(5);
  });

  test('counts polls that nobody has taken yet', () => {
    const { sources, because } = decidePolls({ polls: 900, extractJobs: 0 }, 500);
    expect(sources).toBe(100);
    expect(because).toContain('900 polls wait');
  });
});
