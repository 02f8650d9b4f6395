/** Makes the feed of what a topic leaves out, when somebody asks for it. */
import type { Context } from './context.js';
import { tellEvidence } from './group/tell-evidence.js';
import { leftOutPath, plansOf } from './publish/build-feed.js';
import { renderLeftOut } from './publish/left-out.js';
import { findRenderedIds } from './rendered-ids.js';
import type { MadeDocument } from './serve-ports.js';

const mostItems = 200;

/** `path` as it was asked for; undefined where no topic has it. */
export async function makeLeftOut(
  { site, store, now, feedPlans }: Pick<Context, 'site' | 'store' | 'now' | 'feedPlans'>,
  path: string,
): Promise<MadeDocument | undefined> {
  const places = (await feedPlans()).flatMap(plansOf);
  const plan = places.find((place) => place.scope.kind === 'topic' && leftOutPath(place) === path);
  if (plan?.scope.kind !== 'topic') return undefined;
  const { topicId } = plan.scope;
  const { merge, mix } = plan;
  const filed = await store.filedArticles.list({
    topicId,
    merge,
    limit: mostItems,
    mergedOnly: mix === undefined,
  });
  const articles = filed.map(({ evidence, ...article }) => ({
    ...article,
    evidence: evidence === null ? undefined : tellEvidence(evidence),
  }));
  return renderLeftOut(articles, { site, plan, now: now(), shown: await findRenderedIds(store, plan) });
}
