/** The extractor port: pages go to worker threads, what feeds carry is small enough to be read here. */
import { decodeBytes } from '../collect/decode-bytes.js';
import { RepairLog } from '../collect/repair-log.js';
import { interruption } from '../errors.js';
import { extractFragment } from '../extract/extract-fragment.js';
import type { ExtractionTask, Extractor } from '../ports.js';
import { createExtractPool, type ExtractPoolOptions } from './extract-pool.js';

type PageTask = Extract<ExtractionTask, { kind: 'page' }>;

function pageInput({ bytes, contentType, url, feedContentHtml, feedTitle, options }: PageTask) {
  return {
    html: decodeBytes(bytes, contentType, new RepairLog()).text,
    url,
    options,
    ...(feedContentHtml === undefined ? {} : { feedContentHtml }),
    ...(feedTitle === undefined ? {} : { feedTitle }),
  };
}

export function createPageExtractor(options: ExtractPoolOptions): Extractor {
  const pool = createExtractPool(options);
  return {
    async extract(task) {
      if (task.kind === 'fragment') return { ok: true, extraction: extractFragment(task) };
      const result = await pool.extract(pageInput(task));
      if ('failure' in result && result.failure === 'interrupted')
        throw interruption(`extracting ${task.url}`);
      return 'failure' in result ? { ok: false, reason: result.reason } : { ok: true, extraction: result };
    },
    close: () => pool.close(),
  };
}
