/** What another configuration would change: the topics of stored articles, the sources, and how texts are cleaned. */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { mergeAutoTopics } from '../auto-topics.js';
import { loadConfig, type ReadyConfig } from '../config.js';
import type { Context } from '../context.js';
import { labelArticle } from '../label/match-topics.js';
import type { TopicMatcher } from '../label/topic-matcher.js';
import { compileInTurns } from '../live-topics.js';
import type { SampleArticle } from '../topic-ports.js';
import type { Label } from '../vocabulary/topic.js';
import { type CleaningDifference, compareCleaning } from './compare-cleaning.js';
import { compareSources, type SourceDifference } from './compare-sources.js';
import { operation } from './operation.js';
import { labelInputOf, recentArticles } from './recent-articles.js';

export interface MovedArticle {
  title: string;
  url: string;
  source: string;
  /** Why it is in the topic, by the configuration that puts it there. */
  because: string;
}

export interface TopicDifference {
  id: string;
  /** Its id in the configuration of now, where that is another. */
  formerId: string | null;
  change: 'added' | 'removed' | 'changed';
  before: number;
  after: number;
  gained: number;
  lost: number;
  /** The newest. */
  gainedSamples: MovedArticle[];
  lostSamples: MovedArticle[];
}

export interface ConfigDifference {
  since: string;
  /** Looked at; copies are not. */
  articles: number;
  /** Those that gain or lose articles, or come or go. */
  topics: TopicDifference[];
  sameTopics: number;
  sources: SourceDifference[];
  cleaning: CleaningDifference[];
}

const dayMs = 24 * 3_600_000;

const args = z.strictObject({
  /** Absolute path of the other configuration. */
  file: z.string().refine(isAbsolute, 'must be an absolute path'),
  days: z.number().positive().max(3_650),
  samples: z.int().min(0).max(100),
});

interface Side {
  config: ReadyConfig;
  ids: Set<string>;
  matcher: TopicMatcher;
}

async function sideOf(config: ReadyConfig, { store }: Context): Promise<Side> {
  const topics = mergeAutoTopics(config, await store.autoTopics.list());
  const { categoryAliases, models } = config;
  const matcher = await compileInTurns(topics, { categoryAliases, models });
  return { config, ids: new Set(topics.map(({ id }) => id)), matcher };
}

/** Ids of now by those they would have. */
function renamedIn({ topics }: ReadyConfig): Map<string, string> {
  return new Map(topics.flatMap(({ id, formerly }) => formerly.map((name) => [name, id] as const)));
}

class TopicTally {
  private readonly topics = new Map<string, TopicDifference>();
  articles = 0;

  constructor(
    before: Side,
    after: Side,
    private readonly samplesWanted: number,
  ) {
    const renamed = renamedIn(after.config);
    const nowOf = (id: string) => (after.ids.has(id) ? id : (renamed.get(id) ?? id));
    for (const id of after.ids) this.topics.set(id, emptyDifference(id, 'added'));
    for (const id of before.ids) {
      const name = nowOf(id);
      const known = this.topics.get(name);
      const change = known ? 'changed' : 'removed';
      this.topics.set(name, { ...emptyDifference(name, change), formerId: name === id ? null : id });
    }
    this.nowOf = nowOf;
  }

  private readonly nowOf: (id: string) => string;

  see(article: SampleArticle, before: readonly Label[], after: readonly Label[]): void {
    this.articles += 1;
    const held = new Map(before.map(({ id, because }) => [this.nowOf(id), because]));
    const holding = new Map(after.map(({ id, because }) => [id, because]));
    for (const [id, because] of held)
      this.count(id, 'before', holding.has(id) ? undefined : because, article);
    for (const [id, because] of holding) this.count(id, 'after', held.has(id) ? undefined : because, article);
  }

  /** `because` where the other side does not hold the article. */
  private count(
    id: string,
    side: 'before' | 'after',
    because: string | undefined,
    { title, url, sourceId: source }: SampleArticle,
  ): void {
    const topic = this.topics.get(id);
    if (!topic) return;
    topic[side] += 1;
    if (because === undefined) return;
    const way = side === 'before' ? 'lost' : 'gained';
    topic[way] += 1;
    const samples = topic[`${way}Samples`];
    if (samples.length < this.samplesWanted) samples.push({ title, url, source, because });
  }

  report(): Pick<ConfigDifference, 'articles' | 'topics' | 'sameTopics'> {
    const all = [...this.topics.values()];
    const topics = all.filter(
      ({ change, gained, lost, formerId }) => change !== 'changed' || gained + lost > 0 || formerId !== null,
    );
    return { articles: this.articles, topics, sameTopics: all.length - topics.length };
  }
}

function emptyDifference(id: string, change: TopicDifference['change']): TopicDifference {
  const counts = { before: 0, after: 0, gained: 0, lost: 0 };
  return { id, formerId: null, change, ...counts, gainedSamples: [], lostSamples: [] };
}

export const compareConfig = operation({
  args,
  async answer(context: Context, { file, days, samples }, { signal, progress }): Promise<ConfigDifference> {
    const { config: other } = loadConfig(file);
    const since = new Date(context.now().getTime() - days * dayMs);
    const before = await sideOf(context.config, context);
    const after = await sideOf(other, context);
    const tally = new TopicTally(before, after, samples);
    for await (const article of recentArticles(context, since, signal)) {
      const input = labelInputOf(article);
      tally.see(article, labelArticle(before.matcher, input), labelArticle(after.matcher, input));
      if (tally.articles % 1_000 === 0) progress({ articles: tally.articles });
    }
    const sources = compareSources(before.config.sources, other.sources);
    const cleaning = await compareCleaning(context, other, { since, samples, signal });
    return { since: since.toISOString(), ...tally.report(), sources, cleaning };
  },
});
