import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from '../src/in-turn.js';

test('work is done one after the other in the order asked for, whatever fails before it', async () => {
  const run = inTurn();
  const steps: string[] = [];
  const work = (name: string, fault?: Error) => async () => {
    steps.push(`${name} begins`);
    await sleep(2);
    steps.push(`${name} ends`);
    if (fault) throw fault;
    return name;
  };
  const ends = await Promise.allSettled([
    run(work('first')),
    run(work('second', new Error('it broke'))),
    run(work('third')),
  ]);
  expect(steps).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await run(work('fourth'))).toBe('fourth');
});
