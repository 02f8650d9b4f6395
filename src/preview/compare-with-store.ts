/** Sets articles of a preview beside those of a store, where a process runs that has it open. */

import { CodedError } from '../errors.js';
import { printArticle } from '../group/article-print.js';
import { identityKeys } from '../group/identity-keys.js';
import { encodePrint } from '../group/print-codec.js';
import type { KnownArticle, KnownArticles } from '../operations/find-known.js';
import type { ArgsOf } from '../operations/operations.js';
import type { ArticleDraft } from '../store-ports.js';
import { createStems, type Stems } from '../text/stem.js';
import type { Preview, Previewed } from './preview.js';
import { nameOf } from './preview-articles.js';

type Args = ArgsOf<'find-known'>;

function describe(
  { entryId, sourceId, url, title, extraction, addresses, publishedAt }: ArticleDraft,
  stems: Stems,
) {
  const id = nameOf(entryId);
  const { text, language } = extraction;
  const time = publishedAt.getTime();
  return {
    id,
    keys: identityKeys({ sourceId, text, ...addresses }),
    print: encodePrint(
      printArticle({ id, source: sourceId, url, title, text, time, language }, stems),
    ).toString('base64'),
  };
}

export interface StoreComparison {
  /** How many recent articles were looked at for copies; null where no store was asked. */
  compared: number | null;
  /** Why none was asked. */
  because: string | null;
  known: KnownArticle[];
}

export type ComparedPreview = Preview & { store: StoreComparison };

/** For a store that cannot be asked, says why; throws whatever else `ask` throws. */
async function askStore(
  drafts: readonly ArticleDraft[],
  ask: (args: Args) => Promise<KnownArticles>,
): Promise<StoreComparison> {
  try {
    const stems = createStems();
    const answer = await ask({ articles: drafts.map((draft) => describe(draft, stems)) });
    return { because: null, compared: answer.compared, known: answer.found };
  } catch (error) {
    if (!(error instanceof CodedError) || !outOfReach.has(error.code)) throw error;
    return { because: error.message, compared: null, known: [] };
  }
}

const outOfReach = new Set(['not-running', 'no-answer', 'operation-unknown', 'connection-lost']);

export async function compareWithStore(
  { preview, drafts }: Previewed,
  ask: (args: Args) => Promise<KnownArticles>,
): Promise<ComparedPreview> {
  if (drafts.length === 0)
    return { ...preview, store: { because: 'there is no article', compared: null, known: [] } };
  return { ...preview, store: await askStore(drafts, ask) };
}
