/** What a command reads: a file, or standard input. */
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CodedError } from '../errors.js';

/** Opened before anything else is done. `-` and nothing stand for standard input. Throws `input-unreadable`. */
export async function openInput(file: string | undefined): Promise<Readable> {
  if (file === undefined || file === '-') return process.stdin;
  try {
    const handle = await open(file);
    if (!(await handle.stat()).isDirectory()) return handle.createReadStream();
    await handle.close();
    throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  } catch (cause) {
    throw new CodedError({
      code: 'input-unreadable',
      message: `${file} cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'failed'})`,
      hint: 'Name a file that is there, or leave it out to read standard input.',
      exitCode: 66,
      cause,
    });
  }
}
