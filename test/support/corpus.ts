/** Finds the public corpora beside the repository, and holds measured figures against their floors. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

function digestOf(path: string): string {
  return createHash('sha256')
    .update(readFileSync(corpusPath(path) ?? path))
    .digest('hex');
}

/** Down to four places, so that the figure itself passes. */
function floorOf(value: number): number {
  return Math.floor(value * 10_000) / 10_000;
}

/** `raise` lets floors rise to what was measured; only `lower` lets them fall, and takes the corpus as it is now. */
function moveFloors(
  file: string,
  { sha256, floors }: Floors,
  figures: Readonly<Record<string, number>>,
): void {
  const mode = process.env.WINNOW_FLOORS;
  if (mode !== 'raise' && mode !== 'lower') return;
  for (const [figure, value] of Object.entries(figures)) {
    const floor = floors[figure];
    if (floor !== undefined)
      floors[figure] = mode === 'raise' ? Math.max(floor, floorOf(value)) : floorOf(value);
  }
  if (mode === 'lower') for (const path of Object.keys(sha256)) sha256[path] = digestOf(path);
  writeFileSync(file, `${JSON.stringify({ sha256, floors }, null, 2)}\n`);
}

/**
 * Prints the figures as a table and checks them against `test/eval/floors/NAME.json`. Floors move only by
 * `WINNOW_FLOORS=raise` or `WINNOW_FLOORS=lower`.
 */
export function expectAboveFloors(name: string, figures: Readonly<Record<string, number>>): void {
  const file = resolve(repository, 'test/eval/floors', `${name}.json`);
  const pinned = JSON.parse(readFileSync(file, 'utf8')) as Floors;
  moveFloors(file, pinned, figures);
  const { sha256, floors } = pinned;
  for (const [path, sum] of Object.entries(sha256)) {
    if (digestOf(path) !== sum)
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
