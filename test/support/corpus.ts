/** Finds the public corpora beside the repository, and holds measured figures against their floors. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Absolute path below the corpora, or undefined where they are absent. */
export function corpusPath(...parts: string[]): string | undefined {
  const path = resolve(repository, process.env.WINNOW_CORPORA ?? '../shared/corpora', ...parts);
  return existsSync(path) ? path : undefined;
}

interface Floors {
  /** sha256 of each corpus file, by path below the corpora. */
  sha256: Record<string, string>;
  /** Least acceptable figure by name. */
  floors: Record<string, number>;
}

/** Prints the figures as a table and checks them against `test/eval/floors/NAME.json`. */
export function expectAboveFloors(name: string, figures: Readonly<Record<string, number>>): void {
  const file = resolve(repository, 'test/eval/floors', `${name}.json`);
  const { sha256, floors } = JSON.parse(readFileSync(file, 'utf8')) as Floors;
  for (const [path, sum] of Object.entries(sha256)) {
    const actual = createHash('sha256')
      .update(readFileSync(corpusPath(path) ?? path))
      .digest('hex');
    if (actual !== sum)
      process.stdout.write(`${name}: ${path} is not the file the floors were measured on\n`);
  }
  const rows = Object.entries(figures).map(([figure, value]) => ({ figure, value, floor: floors[figure] }));
  process.stdout.write(
    `${rows.map(({ figure, value, floor }) => `${name}  ${figure.padEnd(34)} ${value.toFixed(4)}  floor ${floor ?? '-'}`).join('\n')}\n`,
  );
  for (const { figure, value, floor } of rows) {
    if (floor !== undefined) expect(value, figure).toBeGreaterThanOrEqual(floor);
  }
}
