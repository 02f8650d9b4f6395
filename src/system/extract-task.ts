/** What a worker thread is asked to take an article from. */
import { decodeBytes } from '../collect/decode-bytes.js';
import { RepairLog } from '../collect/repair-log.js';
import { extractFragment, type FragmentInput } from '../extract/extract-fragment.js';
import { extractPage, type PageInput } from '../extract/extract-page.js';
import type { Extraction } from '../vocabulary/article.js';

export type ExtractTask =
  | { kind: 'page'; input: PageInput }
  /** A page as it was fetched, still to be decoded. */
  | {
      kind: 'octets';
      input: Omit<PageInput, 'html'> & { bytes: Uint8Array; contentType: string | undefined };
    }
  | { kind: 'fragment'; input: FragmentInput };

export function runExtractTask({ kind, input }: ExtractTask): Extraction {
  if (kind === 'page') return extractPage(input);
  if (kind === 'fragment') return extractFragment(input);
  const { bytes, contentType, ...page } = input;
  return extractPage({ ...page, html: decodeBytes(bytes, contentType, new RepairLog()).text });
}
