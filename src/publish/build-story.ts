/** A story's page from the articles that tell it. */
import type { FormatUrls, OutputFeed, OutputItem } from '../vocabulary/item.js';
import { documentUrls, emptyFeedInstant, type SitePlan, ttlMinutes } from './build-feed.js';
import type { StoryPage, StoryReport } from './render-story.js';

export interface StoryFacts {
  storyId: string;
  /** In order of time; the first is the one the feeds show. */
  reports: readonly (OutputItem & { kind: StoryReport['kind'] })[];
  topics: readonly { id: string; title: string }[];
}

function reportOf(item: OutputItem & { kind: StoryReport['kind'] }): StoryReport {
  const { url, title, authors, summary, language, rights, publishedAt, source, kind } = item;
  return {
    url,
    title,
    sourceTitle: source.title,
    ...(source.siteUrl === undefined ? {} : { sourceUrl: source.siteUrl }),
    authors,
    ...(summary === undefined ? {} : { summary }),
    ...(language === undefined ? {} : { language }),
    ...(rights === undefined ? {} : { rights }),
    publishedAt,
    kind,
  };
}

function storyUrls(site: SitePlan, storyId: string): FormatUrls {
  return { ...documentUrls(site, `stories/${storyId}`), html: `${site.url}/stories/${storyId}` };
}

/** The reports of one story as an output feed, newest first; undefined where no article tells it. */
export function buildStoryFeed(
  site: SitePlan,
  { storyId, reports }: Pick<StoryFacts, 'storyId' | 'reports'>,
): OutputFeed | undefined {
  const lead = reports.find(({ kind }) => kind === 'lead') ?? reports[0];
  if (!lead) return undefined;
  const selfUrls = storyUrls(site, storyId);
  return {
    id: `tag:${site.tagAuthority}:story/${storyId}`,
    title: lead.title,
    description: `Every report of this story, collected by ${site.title}.`,
    language: lead.language ?? site.language,
    homeUrl: selfUrls.html,
    site: { title: site.title, url: `${site.url}/` },
    selfUrls,
    iconUrl: `${site.url}/icon-512.png`,
    faviconUrl: `${site.url}/icon-64.png`,
    content: 'full',
    ttlMinutes,
    updatedAt: emptyFeedInstant,
    items: reports.toReversed(),
  };
}

/** Undefined where no article tells the story. */
export function buildStory(site: SitePlan, { storyId, reports, topics }: StoryFacts): StoryPage | undefined {
  const lead = reports.find(({ kind }) => kind === 'lead') ?? reports[0];
  if (!lead) return undefined;
  const related = new Map(reports.flatMap((report) => report.related).map((link) => [link.url, link]));
  return {
    title: lead.title,
    ...(lead.language === undefined ? {} : { language: lead.language }),
    url: storyUrls(site, storyId).html,
    selfUrls: storyUrls(site, storyId),
    site: { title: site.title, url: `${site.url}/` },
    reports: reports.map(reportOf),
    related: [...related.values()],
    topics: topics.map(({ id, title }) => ({ title, homeUrl: documentUrls(site, `topics/${id}`).html })),
  };
}
