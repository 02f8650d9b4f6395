/** Archive pages as they are kept until somebody asks for them. */
import { brotliCompressSync } from 'node:zlib';
import type { HeldPage } from '../../src/feed-ports.js';
import type { OutputItem } from '../../src/vocabulary/item.js';

export function heldPage(name: string, items: readonly OutputItem[], previous?: string): HeldPage {
  return {
    name,
    ...(previous === undefined ? {} : { previous }),
    itemIds: items.map(({ id }) => id),
    held: brotliCompressSync(JSON.stringify(items)),
  };
}
