/** Why an item is in or out, merged, stripped, labelled: everything that is known of its way. */
import { z } from 'zod';
import { describeGuids } from '../collect/describe-guids.js';
import { hashAddress } from '../collect/key-entry.js';
import type { Context } from '../context.js';
import { CodedError } from '../errors.js';
import { identityKeys } from '../group/identity-keys.js';
import type {
  ArticleHistory,
  EntryHistory,
  LabelHistory,
  LeadHistory,
  ReportHistory,
  RevisionHistory,
  Sought,
} from '../history-ports.js';
import type { FeedPlan } from '../publish/build-feed.js';
import { findRenderedIds } from '../rendered-ids.js';
import { canonicalUrl } from '../text/canonical-url.js';
import type { Removal } from '../vocabulary/article.js';
import { operation } from './operation.js';

/** Instants as they are once the answer is JSON. */
type Json<T> = T extends Date
  ? string
  : T extends (infer Item)[]
    ? Json<Item>[]
    : T extends object
      ? { [Key in keyof T]: Json<T[Key]> }
      : T;

/**
 * Where an item of a topic is: in the feed that readers get now, in one that is about to be rendered, too old for the
 * limit of the topic, pushed out by newer ones (on an archive page or on none), or in a topic that is no more.
 */
export type Place = 'live' | 'rendering' | 'too-old' | 'archived' | 'pushed-out' | 'no-topic';

export type TopicHistory = LabelHistory & { place: Place };

export interface ArticleAccount extends Omit<ArticleHistory, 'removed' | 'roots'> {
  removed: { count: number; byRule: { rule: string; count: number }[]; first: Removal[] };
  /** Null where nothing was decided: the first article leads. */
  lead: LeadHistory | null;
  /** Every other article of the story. */
  otherReports: ReportHistory[];
  revisions: RevisionHistory[];
  topics: TopicHistory[];
  /** How many of the topics of the site do not take it. */
  otherTopics: number;
}

export type Account = Json<
  | {
      kind: 'entry';
      at: Date;
      entry: EntryHistory;
      /** Where the guids of its source change, or come again with other articles. */
      guids: string | null;
      article: ArticleAccount | null;
    }
  | { kind: 'purged'; at: Date; articleId: string }
>;

const shownRemovals = 10;

function wrongName(item: string): CodedError {
  return new CodedError({
    code: 'item-malformed',
    message: `"${item}" names no item`,
    hint: 'Give its number, its id (tag:…:item/12), its story page (/stories/12), or its address (https://…).',
    exitCode: 64,
  });
}

function unknown(item: string): CodedError {
  return new CodedError({
    code: 'item-unknown',
    message: `nothing here was ever announced as "${item}"`,
    hint: 'Look for it by its words under /search, or see in "winnow status" whether its source is read at all.',
    exitCode: 65,
  });
}

/** Throws `item-malformed`. */
export function soughtOf(item: string, siteUrl: string): Sought {
  const own = item.startsWith(`${siteUrl}/`) ? item.slice(siteUrl.length) : item;
  const [, articleId] =
    /^(?:tag:[^\s/]{1,300}:item\/|\/?stories\/|)(\d{1,18})(?:\/(?:rss\.xml|atom\.xml|feed\.json)?)?$/.exec(
      own,
    ) ?? [];
  if (articleId !== undefined) return { articleId };
  if (canonicalUrl(item) === undefined) throw wrongName(item);
  const urlKeys = identityKeys({ sourceId: '', url: item }).map(({ key }) => key);
  return { url: item, urlKeys, addressHash: hashAddress(item) };
}

function summarise(removed: readonly Removal[]): ArticleAccount['removed'] {
  const counts = new Map<string, number>();
  for (const { rule } of removed) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const byRule = Array.from(counts, ([rule, count]) => ({ rule, count })).toSorted(
    (a, b) => b.count - a.count,
  );
  return { count: removed.length, byRule, first: removed.slice(0, shownRemovals) };
}

async function placeOf(
  context: Context,
  plan: FeedPlan | undefined,
  { archived }: LabelHistory,
  { roots, publishedAt }: ArticleHistory,
): Promise<Place> {
  if (!plan) return 'no-topic';
  const root = roots[plan.merge];
  const id = `tag:${context.site.tagAuthority}:item/${root.id}`;
  if ((await findRenderedIds(context.store, plan)).has(id)) return 'live';
  const { maxAgeMs = Number.POSITIVE_INFINITY } = plan.mix ?? {};
  const oldest = Math.min(root.publishedAt.getTime(), publishedAt.getTime());
  if (context.now().getTime() - oldest > maxAgeMs) return 'too-old';
  if ((await context.store.outputFeeds.findChange(plan.path)) !== undefined) return 'rendering';
  return archived ? 'archived' : 'pushed-out';
}

async function topicsOf(
  context: Context,
  article: ArticleHistory,
): Promise<Pick<ArticleAccount, 'topics' | 'otherTopics'>> {
  const labels = await context.store.histories.listLabels(article.id);
  const plans = (await context.feedPlans()).filter(({ scope }) => scope.kind === 'topic');
  const planOf = new Map(plans.map((plan) => [plan.path, plan]));
  const topics: TopicHistory[] = [];
  for (const label of labels) {
    const place = await placeOf(context, planOf.get(`topics/${label.topicId}`), label, article);
    topics.push({ ...label, place });
  }
  const taken = topics.filter(({ place }) => place !== 'no-topic').length;
  return { topics, otherTopics: plans.length - taken };
}

async function accountOf(context: Context, article: ArticleHistory): Promise<ArticleAccount> {
  const { histories } = context.store;
  const { removed, roots: _roots, ...facts } = article;
  const reports = await histories.listReports(article.storyId);
  return {
    ...facts,
    removed: summarise(removed),
    lead: (await histories.findLead(article.storyId)) ?? null,
    otherReports: reports.filter(({ id }) => id !== article.id),
    revisions: await histories.listRevisions(article.id),
    ...(await topicsOf(context, article)),
  };
}

export const why = operation({
  args: z.strictObject({ item: z.string().min(1).max(10_000) }),
  async answer(context: Context, { item }): Promise<Account> {
    const { histories } = context.store;
    const found = await histories.find(soughtOf(item, context.site.url));
    const at = context.now();
    // As the socket carries it.
    const json = (value: object) => JSON.parse(JSON.stringify(value)) as Account;
    if (found?.kind === 'purged') return json({ ...found, at });
    const entry = found && (await histories.getEntry(found.entryId));
    if (!entry) throw unknown(item);
    const article = await histories.findArticle(entry.id);
    const source = await context.store.sources.find(entry.sourceId);
    const guids = (source && describeGuids(source, at)) ?? null;
    const account = article ? await accountOf(context, article) : null;
    return json({ kind: 'entry', at, entry, guids, article: account });
  },
});
