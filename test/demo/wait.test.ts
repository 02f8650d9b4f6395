import { describe, expect, test } from 'vitest';
import { waitUntil } from '../../src/demo/wait.js';

const never = new AbortController().signal;

describe('waitUntil', () => {
  test('ends when the condition comes true', async () => {
    let looks = 0;
    expect(await waitUntil(async () => ++looks === 3, 5_000, never)).toBe(true);
    expect(looks).toBe(3);
  });

  test('gives up at the limit', async () => {
    expect(await waitUntil(async () => false, 50, never)).toBe(false);
  });

  test('ends at once when the program is stopped', async () => {
    const stopping = new AbortController();
    const wait = waitUntil(async () => false, 60_000, stopping.signal);
    stopping.abort();
    await expect(wait).rejects.toThrow(/abort/i);
  });
});
