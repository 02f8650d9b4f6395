/** Notices changes of files by looking at them: that holds for renamed, mounted and networked files alike. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface WatchedPaths {
  files: readonly string[];
  /** With what stands in them, not below that. */
  folders: readonly string[];
}

export interface WatchOptions {
  /** Asked at every look, since a change may name other files. */
  paths(): WatchedPaths;
  /** What `fingerprintOf` said when the files were last read. */
  seen: string;
  /** Called once the files rest; one that resolves with false is called again after the next look. Must not reject. */
  onChange(): Promise<boolean>;
  lookEveryMs?: number;
  /** How long nothing may change before the files count as written. */
  restMs?: number;
}

export interface Watching {
  /** Calls `onChange` now, changed or not. */
  wake(): void;
  /** Resolves when a call under way has ended. */
  close(): Promise<void>;
}

const defaultLookMs = 1_000;
const defaultRestMs = 500;
/** Files that never rest are read as they are after so many looks. */
const maxRests = 20;
/** Of a folder; one with more is watched by its own date and these. */
const maxNames = 1_000;

async function printOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return `${path} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch (error) {
    return `${path} ${(error as NodeJS.ErrnoException).code}`;
  }
}

async function printFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const paths = names
    .sort()
    .slice(0, maxNames)
    .map((name) => join(folder, name));
  return Promise.all([folder, ...paths].map(printOf));
}

/** Another text whenever a file was written, replaced, moved, removed or made readable. */
export async function fingerprintOf({ files, folders }: WatchedPaths): Promise<string> {
  const [ofFiles, ofFolders] = await Promise.all([
    Promise.all(files.map(printOf)),
    Promise.all(folders.map(printFolder)),
  ]);
  return [...ofFiles, ...ofFolders.flat()].join('\n');
}

export function watchFiles({
  paths,
  seen: seenAtFirst,
  onChange,
  lookEveryMs = defaultLookMs,
  restMs = defaultRestMs,
}: WatchOptions): Watching {
  let seen = seenAtFirst;
  let isClosed = false;
  let isAsked = false;
  let isBehind = false;
  let bell = new AbortController();

  const pause = async (ms: number) => {
    await sleep(ms, undefined, { signal: bell.signal, ref: false }).catch(() => undefined);
  };

  /** Writers write in several steps. */
  const settle = async (first: string) => {
    let print = first;
    for (let rests = 0; rests < maxRests && !isClosed; rests += 1) {
      await sleep(restMs, undefined, { ref: false });
      const next = await fingerprintOf(paths());
      if (next === print) break;
      print = next;
    }
    return print;
  };

  const look = async () => {
    const print = await fingerprintOf(paths());
    if (print === seen && !isAsked && !isBehind) return;
    isAsked = false;
    // Taken before the files are read: what is written meanwhile differs from it at the next look.
    seen = print === seen ? print : await settle(print);
    if (!isClosed) isBehind = !(await onChange());
  };

  const run = async () => {
    while (!isClosed) {
      if (!isAsked) await pause(lookEveryMs);
      if (isClosed) return;
      bell = new AbortController();
      await look();
    }
  };

  const running = run();
  return {
    wake() {
      isAsked = true;
      bell.abort();
    },
    async close() {
      isClosed = true;
      bell.abort();
      await running;
    },
  };
}
