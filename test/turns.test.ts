/** Work that runs beside other work, and work that runs alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from '../src/turns.js';

test('lets nothing run beside what runs alone, and everything else together', async () => {
  const turns = new Turns();
  const running = new Set<string>();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    running.add(name);
    await sleep(5);
    seen.push([...running].join('+'));
    running.delete(name);
  };
  await Promise.all([
    turns.run(false, work('a')),
    turns.run(false, work('b')),
    turns.run(true, work('ALONE')),
    turns.run(false, work('c')),
    turns.run(true, work('LAST')),
  ]);
  expect(seen).toEqual(['a+b', 'b', 'ALONE', 'c', 'LAST']);
});

test('goes on after work that failed, and tells whoever asked for it', async () => {
  const turns = new Turns();
  const fail = async () => {
    throw new Error('no');
  };
  const outcomes = await Promise.allSettled([
    turns.run(true, fail),
    turns.run(false, fail),
    turns.run(true, async () => 'done'),
  ]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});

test('lets what runs alone follow one another in the order asked for, whatever fails before it', async () => {
  const turns = new Turns();
  const steps: string[] = [];
  const work = (name: string, fault?: Error) => async () => {
    steps.push(`${name} begins`);
    await sleep(2);
    steps.push(`${name} ends`);
    if (fault) throw fault;
    return name;
  };
  const ends = await Promise.allSettled([
    turns.run(true, work('first')),
    turns.run(true, work('second', new Error('it broke'))),
    turns.run(true, work('third')),
  ]);
  expect(steps).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await turns.run(true, work('fourth'))).toBe('fourth');
});
