/** Asks the operator's model what articles mean. */
import { meaningsOf, textForModel } from './group/find-meanings.js';
import type { Meaning } from './group/meaning.js';
import type { Embeddings, Log, Now } from './ports.js';
import type { ArticleRecord } from './store-ports.js';

export interface ModelPorts {
  /** A model of the operator's; stories are found by words alone without it. */
  embeddings?: Embeddings;
  log: Log;
  now: Now;
}

/** By article; those of which nothing is known are left out. */
export type FindMeanings = (articles: readonly ArticleRecord[]) => Promise<Map<string, Meaning>>;

/** How long a model that failed is left alone: every question may take as long as its timeout. */
const modelRestMs = 60_000;

/** While the model cannot be asked, the words of the articles have to do. */
export function askModel({ embeddings, log, now }: ModelPorts): FindMeanings {
  let failedAt: Date | undefined;
  return async (articles) => {
    const isResting = failedAt !== undefined && now().getTime() - failedAt.getTime() < modelRestMs;
    if (!embeddings || articles.length === 0 || isResting) return new Map();
    const facts = { event: 'embedding', texts: articles.length };
    try {
      const vectors = await embeddings.embed(articles.map(textForModel));
      log.info({ ...facts, result: 'done' }, 'a model told what articles mean');
      failedAt = undefined;
      return meaningsOf(articles, vectors, embeddings.model);
    } catch (error) {
      const failure = { ...facts, result: 'failed', error: (error as Error).message };
      const text = 'articles are grouped by their words alone';
      // One warning an outage is enough.
      if (failedAt === undefined) log.warn(failure, text);
      else log.debug(failure, text);
      failedAt = now();
      return new Map();
    }
  };
}
