/** A folder of files that follows a set of documents: written whole or not at all, and only where they changed. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { CodedError } from '../errors.js';

export interface FileTreeResult {
  written: number;
  unchanged: number;
  removed: number;
}

export interface FileTree {
  /** `name` is relative, with slashes; throws `output-refused` where it would be written outside of the folder. */
  write(name: string, body: Uint8Array): Promise<void>;
  /** Removes what an earlier run has written and this one has not. */
  finish(): Promise<FileTreeResult>;
}

/** Names what we wrote, so that nothing else in the folder is ever removed. */
const listName = '.winnow-files.json';

function refuse(folder: string, cause: unknown): CodedError {
  const code = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
  return new CodedError({
    code: 'output-refused',
    message: `the files cannot be written to ${folder} (${code})`,
    hint: 'Name a folder that can be written to, without links that lead out of it.',
    exitCode: 73,
    cause,
  });
}

async function readList(folder: string): Promise<string[]> {
  try {
    const names: unknown = JSON.parse(await readFile(join(folder, listName), 'utf8'));
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/** Makes the folder of a file and resolves links in it: what leads out is no place to write to. */
async function openFolder(root: string, name: string): Promise<string> {
  const file = join(root, name);
  if (!file.startsWith(root + sep)) throw new Error(`"${name}" lies outside`);
  await mkdir(dirname(file), { recursive: true });
  const real = await realpath(dirname(file));
  if (real !== root && !real.startsWith(root + sep)) throw new Error(`a link leads out at "${name}"`);
  return file;
}

async function isSame(file: string, body: Uint8Array): Promise<boolean> {
  try {
    return Buffer.compare(await readFile(file), body) === 0;
  } catch {
    return false;
  }
}

/** A reader sees the old bytes or the new ones, never half of them. */
async function replace(file: string, body: Uint8Array): Promise<void> {
  const draft = join(dirname(file), `.winnow-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(draft, body, { flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function remove(root: string, name: string): Promise<boolean> {
  const file = join(root, name);
  if (!file.startsWith(root + sep)) return false;
  const real = await realpath(dirname(file)).catch(() => '');
  if (real !== root && !real.startsWith(root + sep)) return false;
  await rm(file, { force: true });
  // Folders that became empty go too.
  for (let folder = dirname(file); folder !== root; folder = dirname(folder)) {
    const isEmpty = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!isEmpty) break;
  }
  return true;
}

/** Makes the folder where there is none; throws `output-refused`. */
export async function openFileTree(folder: string): Promise<FileTree> {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw refuse(folder, error);
    }
  };
  const root = await guard(async () => {
    await mkdir(folder, { recursive: true });
    return realpath(folder);
  });
  const before = await readList(root);
  const names = new Set<string>();
  const result: FileTreeResult = { written: 0, unchanged: 0, removed: 0 };
  return {
    write: (name, body) =>
      guard(async () => {
        const file = await openFolder(root, name);
        names.add(name);
        if (await isSame(file, body)) {
          result.unchanged += 1;
          return;
        }
        await replace(file, body);
        result.written += 1;
      }),
    finish: () =>
      guard(async () => {
        for (const name of before) if (!names.has(name) && (await remove(root, name))) result.removed += 1;
        const list = Buffer.from(JSON.stringify([...names].sort(), undefined, 1));
        if (!(await isSame(join(root, listName), list))) await replace(join(root, listName), list);
        return result;
      }),
  };
}
