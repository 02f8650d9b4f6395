/** The form a rendering is stored in: compressed, so that writing and sending it costs little. */
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import fastq from 'fastq';

const brotliAsync = promisify(brotliCompress);

/** Each takes megabytes: more at once, on as many threads, take half as much processor time again for the same bytes. */
const atOnce = 2;

/**
 * Brotli's qualities, on feeds of prose: 5 takes three quarters of the time of 6 for 1 % more, 4 half of it for 6 %.
 * Archive pages, and the items kept for them, are many and seldom read.
 */
const quality = { live: 5, archive: 4 };

interface Task {
  body: Buffer;
  use: keyof typeof quality;
}

const queue = fastq.promise(
  ({ body, use }: Task) =>
    brotliAsync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality[use],
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  atOnce,
);

export function compress(body: Buffer, use: Task['use'] = 'live'): Promise<Buffer> {
  return queue.push({ body, use });
}
