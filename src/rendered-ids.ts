/** Which items stand in the document of a feed that readers get now. */
import { addressOf, documentPaths, type FeedPlan } from './publish/build-feed.js';
import type { Store } from './store-ports.js';
import { findWholeRendering } from './whole-rendering.js';

/** Empty for a feed that was never rendered. */
export async function findRenderedIds(
  { renderings }: Pick<Store, 'renderings'>,
  plan: FeedPlan,
): Promise<Set<string>> {
  const path = documentPaths(addressOf(plan)).json;
  const rendering = await findWholeRendering(renderings, path);
  if (!rendering) return new Set();
  const { items } = JSON.parse(rendering.body.toString('utf8')) as { items: { id: string }[] };
  return new Set(items.map(({ id }) => id));
}
