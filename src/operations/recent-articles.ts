/** The articles of the last days as topics see them, page by page, newest first; copies are left out. */
import type { Context } from '../context.js';
import type { SampleArticle } from '../topic-ports.js';
import type { LabelInput } from '../vocabulary/topic.js';

const pageSize = 200;

/** Where there are more, the older ones are left out. */
export const mostRecentArticles = 200_000;

export async function* recentArticles(
  { store }: Context,
  since: Date,
  signal: AbortSignal,
): AsyncGenerator<SampleArticle> {
  let after: SampleArticle | undefined;
  for (let seen = 0; seen < mostRecentArticles && !signal.aborted; seen += pageSize) {
    const page = await store.samples.listRecent(since, pageSize, after);
    yield* page;
    after = page.at(-1);
    if (page.length < pageSize) return;
  }
}

export function labelInputOf({ language, sourceId: source, ...rest }: SampleArticle): LabelInput {
  return { ...rest, source, ...(language === null ? {} : { language }) };
}
