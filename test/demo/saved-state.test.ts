import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSavedState, saveState } from '../../src/demo/saved-state.js';

const folder = mkdtempSync(join(tmpdir(), 'winnow-demo-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the next run finds the port and the edition of the last one', () => {
  expect(readSavedState(folder)).toEqual({});
  saveState(folder, { port: 4321, edition: 2 });
  expect(readSavedState(folder)).toEqual({ port: 4321, edition: 2 });
});

test('a damaged file counts as none', () => {
  for (const text of ['{"port": "x"', '{"port": "x", "edition": 1}', 'null']) {
    writeFileSync(join(folder, 'publishers.json'), text);
    expect(readSavedState(folder)).toEqual({});
  }
});
