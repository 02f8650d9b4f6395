/** The gate that limits how many fetches of a host run at once. */
import { expect, it } from 'vitest';
import { createHostGate } from '../../src/system/politeness.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('runs no more than the limit at once per host, in order, and other hosts meanwhile', async () => {
  const gate = createHostGate(2);
  let [running, most] = [0, 0];
  const order: number[] = [];
  const fetches = Array.from({ length: 7 }, (_, index) =>
    gate.run(`https://a.example/${index}`, async () => {
      running += 1;
      most = Math.max(most, running);
      await pause(5);
      running -= 1;
      order.push(index);
    }),
  );
  const other = await gate.run('https://b.example/', async () => 'at once');
  expect(other).toBe('at once');
  expect(order).toEqual([]);
  await Promise.all(fetches);
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('gives the place back when the work fails, and passes the failure on', async () => {
  const gate = createHostGate(1);
  const failing = gate.run('https://a.example/', () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  expect(await gate.run('https://a.example/', async () => 'next')).toBe('next');
});
