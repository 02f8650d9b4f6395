import { describe, expect, test } from 'vitest';
import { sizePool } from '../../src/system/size-pool.js';

describe('the number of database connections', () => {
  test('lets the documented fleet live on a server with its usual limit of 100', () => {
    const fleet = { clock: 1, collect: 8, extract: 4, group: 1, publish: 1, serve: 2 };
    const total = Object.entries(fleet).reduce((sum, [role, count]) => sum + count * sizePool([role]), 0);
    expect(total).toBeLessThan(95);
  });

  test('grows with the roles of a process, and where the queue lives in the database', () => {
    expect(sizePool(['collect', 'extract'])).toBeGreaterThan(sizePool(['collect']));
    expect(sizePool(['collect'], true)).toBeGreaterThan(sizePool(['collect']));
    expect(sizePool()).toBeGreaterThan(sizePool(['serve', 'collect']));
  });
});
