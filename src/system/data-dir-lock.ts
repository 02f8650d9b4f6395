/** Holds a data directory for one process: a lock file that names its holder and goes stale by itself. */
import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CodedError } from '../errors.js';

const heartbeatMs = 10_000;
/** A holder on another host cannot be asked, so silence this long means it is gone. */
const staleAfterMs = 60_000;

interface Holder {
  pid: number;
  host: string;
  since: string;
}

export interface DataDirLock {
  release(): void;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** In a container the pid is often the same after a restart, so our own pid in the file means a dead holder. */
function isStale(file: string, holder: Holder | undefined): boolean {
  const silentMs = Date.now() - statSync(file).mtimeMs;
  if (holder?.host === hostname()) return holder.pid === process.pid || !isAlive(holder.pid);
  return silentMs > staleAfterMs;
}

function tryCreate(file: string): boolean {
  try {
    const fd = openSync(file, 'wx');
    const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
    writeSync(fd, JSON.stringify(holder));
    closeSync(fd);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved aside under a name of our own first, so that of two takers only one removes the dead lock. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    unlinkSync(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function refuse(dataDir: string, holder: Holder | undefined): never {
  const who = holder ? `process ${holder.pid} on ${holder.host}, since ${holder.since}` : 'another process';
  throw new CodedError({
    code: 'data-dir-locked',
    message: `the data directory ${dataDir} is in use by ${who}`,
    hint: 'Stop that process, or give this one its own directory with DATA_DIR; several processes need DATABASE_URL.',
    exitCode: 75,
  });
}

/** Directories this process holds: a second engine in one process is refused like any other. */
const held = new Set<string>();

/** Takes the lock or throws `data-dir-locked` with the holder's name. */
export function lockDataDir(dataDir: string): DataDirLock {
  const file = join(dataDir, 'winnow.lock');
  if (held.has(file)) refuse(dataDir, readHolder(file));
  if (!tryCreate(file)) {
    const holder = readHolder(file);
    if (!isStale(file, holder)) refuse(dataDir, holder);
    removeStale(file);
    if (!tryCreate(file)) refuse(dataDir, readHolder(file));
  }
  held.add(file);
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeatMs).unref();
  return {
    release() {
      clearInterval(beat);
      held.delete(file);
      removeStale(file);
    },
  };
}
