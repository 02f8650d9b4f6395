/** Clocks of processes that can be set while they run, by libfaketime; time that only passes stays as it is. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const preload = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

export const hasClocks = existsSync(preload);

export interface Clocks {
  /** For the processes of a role, which have one clock. */
  environmentOf(role: string): Record<string, string>;
  /** Takes effect within a second. */
  set(role: string, offsetSeconds: number): void;
  remove(): void;
}

export function makeClocks(roles: readonly string[]): Clocks {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-clock-'));
  const set = (role: string, offsetSeconds: number) =>
    writeFileSync(join(folder, role), `${offsetSeconds < 0 ? '' : '+'}${offsetSeconds}`);
  for (const role of roles) set(role, 0);
  return {
    environmentOf: (role) => ({
      LD_PRELOAD: preload,
      FAKETIME_TIMESTAMP_FILE: join(folder, role),
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    }),
    set,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
