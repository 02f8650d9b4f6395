import { describe, expect, test } from 'vitest';
import { lateQueue } from '../../src/system/late-queue.js';
import { openProcessQueue, ProcessJobs } from '../../src/system/process-queue.js';
import { quiet } from '../support/engines.js';

const job = { id: 'one', data: { name: 'one' } };

function countingQueue() {
  let times = 0;
  const open = async () => {
    times += 1;
    return openProcessQueue(new ProcessJobs(), quiet);
  };
  return { queue: lateQueue(open, () => undefined), opened: () => times };
}

describe('a queue that is opened when it is first needed', () => {
  test('is not opened by being ended, by being given nothing, or by whoever counts its jobs', async () => {
    const { queue, opened } = countingQueue();
    await queue.add('deliver', []);
    expect(await queue.counts('deliver')).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
    await queue.close();
    expect(opened()).toBe(0);
  });

  test('is opened once, and gives its consumers what was added', async () => {
    const { queue, opened } = countingQueue();
    const done: string[] = [];
    const handle = async ({ name }: { name: string }) => void done.push(name);
    const consumer = queue.consume<{ name: string }>('deliver', handle, { concurrency: 1 });
    await queue.add('deliver', [job]);
    await expect.poll(() => done).toEqual(['one']);
    await expect.poll(() => queue.counts('deliver')).toMatchObject({ waiting: 0, active: 0 });
    expect(await queue.show('deliver')).toMatchObject({ name: 'deliver' });
    await consumer.close();
    await queue.close();
    expect(opened()).toBe(1);
  });

  test('tells of its fault where nobody waits for it, and ends all the same', async () => {
    const faults: string[] = [];
    const open = () => Promise.reject(new Error('the tables are locked'));
    const queue = lateQueue(open, ({ message }) => faults.push(message));
    const consumer = queue.consume('deliver', async () => undefined, { concurrency: 1 });
    await expect(queue.add('deliver', [job])).rejects.toThrow('the tables are locked');
    await consumer.close();
    await queue.close();
    expect(faults).toEqual(['the tables are locked']);
  });
});
