/** What an expression would have caught among the articles of the last days, before it goes live. */
import { z } from 'zod';
import type { Context } from '../context.js';
import { compileTopics } from '../label/compile-topics.js';
import { labelArticle } from '../label/match-topics.js';
import type { SampleArticle } from '../topic-ports.js';
import { operation } from './operation.js';
import { labelInputOf, mostRecentArticles, recentArticles } from './recent-articles.js';

export interface TopicSample {
  title: string;
  url: string;
  source: string;
  publishedAt: string;
  because: string;
}

export interface TopicTrial {
  /** Articles looked at; copies are not. */
  articles: number;
  caught: number;
  /** Since when, ISO 8601; later than asked for where there were too many. */
  since: string;
  /** Sources with anything caught, the fullest first. */
  sources: { id: string; caught: number; articles: number }[];
  /** The latest, from as many sources as there are. */
  samples: TopicSample[];
  /** Faults, with no article looked at then, or warnings. */
  problems: { message: string; hint: string; index: number; isFault: boolean }[];
}

const dayMs = 24 * 3_600_000;

class Trial {
  articles = 0;
  caught = 0;
  private readonly bySource = new Map<string, { caught: number; articles: number; samples: TopicSample[] }>();

  constructor(
    private readonly becauseOf: (article: SampleArticle) => string | undefined,
    private readonly samplesWanted: number,
  ) {}

  see(article: SampleArticle): void {
    const of = this.bySource.get(article.sourceId) ?? { caught: 0, articles: 0, samples: [] };
    this.bySource.set(article.sourceId, of);
    this.articles += 1;
    of.articles += 1;
    const because = this.becauseOf(article);
    if (because === undefined) return;
    this.caught += 1;
    of.caught += 1;
    const { title, url, sourceId: source, publishedAt } = article;
    if (of.samples.length < this.samplesWanted)
      of.samples.push({ title, url, source, publishedAt: publishedAt.toISOString(), because });
  }

  /** One of each source in turn, as long as there are any. */
  private samples(): TopicSample[] {
    const lists = [...this.bySource.values()].map(({ samples }) => samples);
    const longest = Math.max(0, ...lists.map((list) => list.length));
    const turns = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? []));
    return turns
      .flat()
      .slice(0, this.samplesWanted)
      .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  }

  report(): Pick<TopicTrial, 'articles' | 'caught' | 'sources' | 'samples'> {
    const sources = Array.from(this.bySource, ([id, { caught, articles }]) => ({ id, caught, articles }))
      .filter(({ caught }) => caught > 0)
      .toSorted((a, b) => b.caught - a.caught || a.id.localeCompare(b.id));
    return { articles: this.articles, caught: this.caught, sources, samples: this.samples() };
  }
}

export const tryTopic = operation({
  args: z.strictObject({
    match: z.string().max(100_000),
    days: z.number().positive().max(3_650),
    samples: z.int().min(0).max(100),
  }),
  async answer(context: Context, { match, days, samples }, { signal, progress }): Promise<TopicTrial> {
    const { config, now } = context;
    const since = new Date(now().getTime() - days * dayMs);
    const { categoryAliases } = config;
    const sources = config.sources.map(({ id }) => id);
    const compiled = compileTopics([{ id: 'tried', match }], { categoryAliases, sources });
    const problems = (compiled.ok ? compiled.warnings : compiled.problems).map(
      ({ message, hint, index }) => ({
        message,
        hint,
        index,
        isFault: !compiled.ok,
      }),
    );
    const trial = new Trial((article) => {
      if (!compiled.ok) return undefined;
      return labelArticle(compiled.matcher, labelInputOf(article))[0]?.because;
    }, samples);
    let oldest = since.toISOString();
    if (compiled.ok) {
      for await (const article of recentArticles(context, since, signal)) {
        trial.see(article);
        if (trial.articles === mostRecentArticles) oldest = article.publishedAt.toISOString();
        if (trial.articles % 1_000 === 0) progress({ articles: trial.articles, caught: trial.caught });
      }
    }
    return { ...trial.report(), since: oldest, problems };
  },
});
