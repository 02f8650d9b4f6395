/** Decides which categories become topics by themselves, and which of those have gone quiet. */
import { hash32 } from '../text/hash.js';
import type { AutoTopic } from '../vocabulary/topic.js';
import { type CategoryNames, createCategoryNames, foldCategory } from './alias-categories.js';
import { MEANINGLESS_CATEGORIES } from './meaningless-categories.js';

/** How often one spelling of a category stood on articles of the window. */
export interface CategoryCount {
  category: string;
  articles: number;
}

export interface AutoTopicRules {
  minArticles: number;
  windowMs: number;
  exclude?: readonly string[];
  categoryAliases?: Readonly<Record<string, readonly string[]>>;
  /** Categories that configured topics name already. */
  taken?: readonly string[];
  /** Ids of configured topics. */
  takenIds?: readonly string[];
  /** Most topics alive at once; the fullest win. Default 200. */
  maxTopics?: number;
}

export interface AutoTopicDecision {
  kind: 'create' | 'keep' | 'revive' | 'retire';
  topic: AutoTopic;
  because: string;
}

/** A topic is retired after this many windows without enough articles. */
const QUIET_WINDOWS = 4;
const DEFAULT_MOST_TOPICS = 200;
const LONGEST_ID = 60;

interface Candidate {
  title: string;
  articles: number;
}

/** Adds up the spellings of each category; the commonest one is its title. */
function countByName(counts: readonly CategoryCount[], nameOf: CategoryNames): Map<string, Candidate> {
  const byName = new Map<string, Candidate>();
  for (const { category, articles } of counts.toSorted((a, b) => b.articles - a.articles)) {
    const name = nameOf(category);
    const known = byName.get(name);
    if (known) known.articles += articles;
    else byName.set(name, { title: category.trim(), articles });
  }
  return byName;
}

/** From the name alone, so that a new store gives the same id; a hash where letters or another topic stand in the way. */
function idOf(category: string, isTaken: (id: string) => boolean): string {
  const hash = (hash32(category) >>> 0).toString(36);
  const plain = /^[a-z0-9 ]+$/.test(category)
    ? category.replaceAll(' ', '-').slice(0, LONGEST_ID)
    : `category-${hash}`;
  return isTaken(plain) ? `${plain}-${hash}` : plain;
}

class AutoTopicPlan {
  readonly decisions: AutoTopicDecision[] = [];
  private readonly enough: Map<string, Candidate>;
  private readonly excluded: ReadonlySet<string>;

  constructor(
    counts: readonly CategoryCount[],
    private readonly rules: AutoTopicRules,
    private readonly nowMs: number,
  ) {
    const nameOf = createCategoryNames(rules.categoryAliases);
    const excluded = new Set([
      ...MEANINGLESS_CATEGORIES.map(foldCategory),
      ...[...(rules.exclude ?? []), ...(rules.taken ?? [])].map(nameOf),
    ]);
    const ranked = [...countByName(counts, nameOf)]
      .filter(([name, { articles }]) => articles >= rules.minArticles && !excluded.has(name))
      .sort(([a, left], [b, right]) => right.articles - left.articles || (a < b ? -1 : 1));
    this.enough = new Map(ranked.slice(0, rules.maxTopics ?? DEFAULT_MOST_TOPICS));
    this.excluded = excluded;
  }

  /** What becomes of a topic made earlier. */
  review(topic: AutoTopic): void {
    const found = this.enough.get(topic.category);
    const { nowMs, rules } = this;
    if (found) {
      const kind = topic.retired ? 'revive' : 'keep';
      this.decide(
        kind,
        { ...topic, retired: false, lastEnoughMs: nowMs },
        `${found.articles} articles in the window`,
      );
    } else if (topic.retired) {
      this.decide('keep', topic, 'retired, its feed stays as it is');
    } else if (this.excluded.has(topic.category)) {
      this.decide('retire', { ...topic, retired: true }, 'excluded, or named by a configured topic');
    } else if (nowMs - topic.lastEnoughMs >= QUIET_WINDOWS * rules.windowMs) {
      this.decide(
        'retire',
        { ...topic, retired: true },
        `fewer than ${rules.minArticles} articles for ${QUIET_WINDOWS} windows`,
      );
    } else this.decide('keep', topic, 'quiet, but not for long');
  }

  create(known: readonly AutoTopic[]): void {
    const have = new Set(known.map(({ category }) => category));
    const ids = new Set([...known.map(({ id }) => id), ...(this.rules.takenIds ?? [])]);
    for (const [category, { title, articles }] of this.enough) {
      if (have.has(category)) continue;
      const id = idOf(category, (candidate) => ids.has(candidate));
      ids.add(id);
      const topic = { id, title, category, lastEnoughMs: this.nowMs, retired: false };
      this.decide(
        'create',
        topic,
        `${articles} articles in the window, at least ${this.rules.minArticles} are asked for`,
      );
    }
  }

  private decide(kind: AutoTopicDecision['kind'], topic: AutoTopic, because: string): void {
    this.decisions.push({ kind, topic, because });
  }
}

/**
 * One decision for each known topic and each new one. `counts` cover the window that ends at `nowMs`. A retired topic
 * keeps its id and its feed; it comes to life again under the same id.
 */
export function decideAutoTopics(
  counts: readonly CategoryCount[],
  known: readonly AutoTopic[],
  rules: AutoTopicRules,
  nowMs: number,
): AutoTopicDecision[] {
  const plan = new AutoTopicPlan(counts, rules, nowMs);
  for (const topic of known) plan.review(topic);
  plan.create(known);
  return plan.decisions;
}
