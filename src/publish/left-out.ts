/** The feed of what a topic leaves out, with the reason: for readers who check what was merged and dropped. */
import type { CopyKind } from '../vocabulary/identity.js';
import type { OutputFeed, OutputItem } from '../vocabulary/item.js';
import { buildFeed, type FeedPlan, leftOutPath, type SitePlan } from './build-feed.js';
import { type RenderedFeed, renderFeed } from './render-feed.js';
import { anchor, escapeMarkup } from './write-xml.js';

/** An article that was filed under the topic, and what stands for it. */
export interface FiledFacts {
  id: string;
  url: string;
  title: string;
  language: string | null;
  sourceId: string;
  sourceTitle: string;
  sourceUrl: string;
  publishedAt: Date;
  /** When it came to the topic. */
  enteredAt: Date;
  /** The article that stands for it at the merge level of the topic; itself where nothing does. */
  rootId: string;
  rootTitle: string;
  rootSourceTitle: string;
  storyId: string;
  copyKind: CopyKind | null;
  because: string | null;
  /** What the merge was decided by, in plain words. */
  evidence: string | undefined;
}

export interface LeftOutSite {
  site: SitePlan;
  plan: FeedPlan;
  now: Date;
  /** Ids of the items in the document that readers get now. */
  shown: ReadonlySet<string>;
}

interface Reason {
  category: string;
  text: string;
}

const merges = {
  same: 'It is the same article as',
  exact: 'Word for word it is',
  near: 'It has nearly the words of',
  story: 'It is another report of the story of',
};

function reasonOfMerge(article: FiledFacts): Reason {
  const { copyKind, rootTitle, rootSourceTitle, because, evidence } = article;
  const level = copyKind ?? 'story';
  const why = because ? `, because ${because}` : '';
  const proof = evidence === undefined ? '' : ` Evidence: ${evidence}.`;
  return { category: level, text: `${merges[level]} "${rootTitle}" of ${rootSourceTitle}${why}.${proof}` };
}

/** Why an article that nothing stands for is not in the feed; undefined where it is, or where its archive has it. */
function reasonOfLimits(article: FiledFacts, { site, plan, now, shown }: LeftOutSite): Reason | undefined {
  const { mix } = plan;
  if (mix === undefined || shown.has(`tag:${site.tagAuthority}:item/${article.id}`)) return undefined;
  const { maxAgeMs = Number.POSITIVE_INFINITY, perSource } = mix;
  if (now.getTime() - article.publishedAt.getTime() > maxAgeMs)
    return { category: 'too old', text: 'It is older than the topic allows (maxAge).' };
  const most = perSource === undefined ? '' : `, at most ${perSource} of them of one source (itemsPerSource)`;
  return {
    category: 'limit',
    text: `The topic shows ${plan.itemLimit} items${most}, and others come before it.`,
  };
}

function itemOf(article: FiledFacts, { category, text }: Reason, { site }: LeftOutSite): OutputItem {
  const { id, url, title, language, sourceId, sourceTitle, sourceUrl, enteredAt, rootId, storyId } = article;
  const coverage = anchor(`${site.url}/stories/${storyId}`, 'All coverage in order of time');
  const at = enteredAt.toISOString();
  return {
    id: `tag:${site.tagAuthority}:left-out/${id}`,
    url,
    title,
    contentHtml: `<p>${escapeMarkup(text)}</p>${rootId === id ? '' : `<p>${coverage}</p>`}`,
    authors: [],
    categories: [category],
    ...(language === null ? {} : { language }),
    enclosures: [],
    publishedAt: at,
    updatedAt: at,
    source: { id: sourceId, title: sourceTitle, feedUrl: sourceUrl },
    related: [],
    alsoReportedBy: [],
  };
}

/** The last that came to the topic first. */
export function buildLeftOut(articles: readonly FiledFacts[], facts: LeftOutSite): OutputFeed {
  const { site, plan } = facts;
  const items = articles.flatMap((article) => {
    const reason = article.rootId === article.id ? reasonOfLimits(article, facts) : reasonOfMerge(article);
    return reason ? [itemOf(article, reason, facts)] : [];
  });
  // Nobody is told of its changes: it is made when it is asked for.
  const {
    hubUrl: _unpushed,
    otherHubUrls: _untold,
    leftOutUrl: _itself,
    ...feed
  } = buildFeed(site, plan, items);
  const self = site.url + leftOutPath(plan);
  return {
    ...feed,
    id: `${feed.id}/merged`,
    title: `${plan.title}: merged and left out`,
    description: `What "${plan.title}" leaves out, and why: copies, further reports of one story, and what its limits drop.`,
    language: 'en',
    selfUrls: { ...feed.selfUrls, atom: self, rss: self, json: self },
    content: 'full',
  };
}

export function renderLeftOut(articles: readonly FiledFacts[], facts: LeftOutSite): RenderedFeed {
  return renderFeed(buildLeftOut(articles, facts), 'atom');
}
