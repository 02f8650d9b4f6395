/** The extractor port: every document is read in a worker thread, whose memory ends with its work. */
import { interruption } from '../errors.js';
import type { ExtractionTask, Extractor } from '../ports.js';
import { createExtractPool, type ExtractPoolOptions } from './extract-pool.js';
import type { ExtractTask } from './extract-task.js';

function taskOf(task: ExtractionTask): ExtractTask {
  if (task.kind === 'page') {
    const { kind: _, ...input } = task;
    return { kind: 'octets', input };
  }
  const { kind: _, ...input } = task;
  return { kind: 'fragment', input };
}

export function createPageExtractor(options: ExtractPoolOptions): Extractor {
  const pool = createExtractPool(options);
  return {
    async extract(task) {
      const result = await pool.run(taskOf(task));
      if (!('failure' in result)) return { ok: true, extraction: result };
      if (result.failure === 'interrupted') throw interruption(`extracting ${task.url}`);
      return { ok: false, reason: result.reason };
    },
    close: () => pool.close(),
  };
}
