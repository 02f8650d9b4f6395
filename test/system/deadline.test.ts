/** One end for a whole fetch. */
import { expect, it } from 'vitest';
import { startDeadline } from '../../src/system/deadline.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('ends with the time, or with the caller, each in its own words', async () => {
  const timed = startDeadline(10, undefined);
  const caller = new AbortController();
  const stopped = startDeadline(10_000, caller.signal);
  caller.abort();
  await pause(30);
  expect(timed.signal.reason).toMatchObject({
    failure: 'timeout',
    message: expect.stringContaining('0.01 s'),
  });
  expect(stopped.signal.reason).toMatchObject({ failure: 'interrupted' });
  stopped.clear();
});

it('does not end once it is cleared', async () => {
  const caller = new AbortController();
  const deadline = startDeadline(10, caller.signal);
  deadline.clear();
  caller.abort();
  await pause(30);
  expect(deadline.signal.aborted).toBe(false);
});
