/** A story's page from the articles that tell it. */
import type { OutputItem } from '../vocabulary/item.js';
import { documentUrls, type SitePlan } from './build-feed.js';
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

/** Undefined where no article tells the story. */
export function buildStory(site: SitePlan, { storyId, reports, topics }: StoryFacts): StoryPage | undefined {
  const lead = reports.find(({ kind }) => kind === 'lead') ?? reports[0];
  if (!lead) return undefined;
  const related = new Map(reports.flatMap((report) => report.related).map((link) => [link.url, link]));
  return {
    title: lead.title,
    ...(lead.language === undefined ? {} : { language: lead.language }),
    url: `${site.url}/stories/${storyId}`,
    site: { title: site.title, url: `${site.url}/` },
    reports: reports.map(reportOf),
    related: [...related.values()],
    topics: topics.map(({ id, title }) => ({ title, homeUrl: documentUrls(site, `topics/${id}`).html })),
  };
}
