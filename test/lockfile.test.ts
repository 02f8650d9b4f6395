import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Lockfile {
  packages: Record<
    string,
    { version?: string; optionalDependencies?: Record<string, string>; resolved?: string }
  >;
}

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lockfile;

function isLocked(name: string): boolean {
  return Object.entries(packages).some(
    ([path, { version }]) => path.endsWith(`node_modules/${name}`) && version !== undefined,
  );
}

// npm leaves out what its registry did not offer, and then refuses the file on every machine.
test('the lock file names the packages of every platform, so that npm ci works on all of them', () => {
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  );
  expect(wanted.filter((name) => !isLocked(name))).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved?.startsWith('http'))).toEqual([]);
});
