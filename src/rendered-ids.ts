/** Which items stand in the document of a feed that readers get now. */
import { addressOf, documentPaths, type FeedPlan } from './publish/build-feed.js';
import type { Store } from './store-ports.js';

/** Empty for a feed that was never rendered. */
export async function findRenderedIds(
  { renderings }: Pick<Store, 'renderings'>,
  plan: FeedPlan,
): Promise<Set<string>> {
  const path = documentPaths(addressOf(plan)).json;
  const facts = await renderings.findFacts(path);
  const body = facts && (await renderings.findBody(path, 'identity', facts.etag));
  if (!body) return new Set();
  const { items } = JSON.parse(body.toString('utf8')) as { items: { id: string }[] };
  return new Set(items.map(({ id }) => id));
}
