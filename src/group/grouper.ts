/** Groups articles one by one: copies first, then stories; everything it knows can be rebuilt from stored prints. */
import { createStems } from '../text/stem.js';
import type { MergeEvidence } from '../vocabulary/identity.js';
import { type ArticlePrint, type GroupArticle, printArticle } from './article-print.js';
import { CopyFinder, type CopyLink } from './copy-finder.js';
import { Crowd } from './crowd.js';
import { explainMatch, tellingWords } from './explain-match.js';
import {
  DAY,
  DENSITIES,
  FIELD_SHARES,
  type GrouperOptions,
  STORY_TIMES,
  VECTOR_TERMS,
  withDefaults,
} from './grouper-options.js';
import { measureMeaning } from './meaning.js';
import { copyEvidence, repairEvidence, storyEvidence } from './merge-evidence.js';
import { KEYS_ASKED } from './neighbour-index.js';
import { repairStories, type StoryChange } from './repair-stories.js';
import { Slab } from './slab.js';
import { StoryIndex, type StoryMatch, type StoryMember } from './story-index.js';
import { TermStatistics } from './term-statistics.js';
import { heaviestTerms, weighTerms } from './term-vector.js';

export interface GroupDecision {
  /** Id of the story's first article. */
  story: string;
  /** Id of the earlier article with the same text. */
  copyOf?: string;
  kind: 'first' | 'exact' | 'near' | 'revision' | 'story' | 'new';
  because: string;
  /** Present when it was merged now, not restored. */
  evidence?: MergeEvidence;
}

export interface Membership extends GroupDecision {
  id: string;
}

/** A later insight: the article is now in another story. */
export interface Change {
  id: string;
  from: string;
  to: string;
  because: string;
  /** Absent for an article that now stands alone. */
  evidence?: MergeEvidence;
}

export interface Grouper {
  add(article: GroupArticle): GroupDecision;
  /** With the article itself, the reason names the words that joined it to its story. */
  addPrint(print: ArticlePrint, article?: GroupArticle): GroupDecision;
  /** Puts a stored print back with its stored decision, without deciding anew; oldest first. */
  restore(print: ArticlePrint, decision: GroupDecision): void;
  print(article: GroupArticle): ArticlePrint;
  repair(): Change[];
  /** Everyone in the window, in order of arrival. */
  memberships(): Membership[];
}

interface Entry {
  number: number;
  id: string;
  title: string;
  /** Number of the article it was merged with, when it is a copy or a revision. */
  of: number | undefined;
  /** Number of the story's first article; copies follow the article they were merged with. */
  story: number;
  kind: GroupDecision['kind'];
  because: string;
  evidence?: MergeEvidence;
}

class WindowGrouper implements Grouper {
  private readonly options: Required<GrouperOptions>;
  private readonly stems = createStems();
  private readonly statistics = new TermStatistics();
  private readonly slab = new Slab();
  private readonly copies: CopyFinder;
  private readonly stories: StoryIndex;
  private readonly entries = new Map<number, Entry>();
  private readonly numbers = new Map<string, number>();
  private touched = new Set<number>();
  private added = 0;

  constructor(options: GrouperOptions) {
    this.options = withDefaults(options);
    const { maxArticles, copyWindowMs: windowMs } = this.options;
    this.copies = new CopyFinder({ maxArticles, windowMs, shortWindowMs: DAY });
    const { leastCosine } = this.options;
    this.stories = new StoryIndex({ maxArticles, leastCosine, ...STORY_TIMES, ...DENSITIES });
  }

  print(article: GroupArticle): ArticlePrint {
    return printArticle(article, this.stems);
  }

  add(article: GroupArticle): GroupDecision {
    return this.addPrint(this.print(article), article);
  }

  addPrint(print: ArticlePrint, article?: GroupArticle): GroupDecision {
    const link = this.acceptedLink(this.copies.find(print));
    const original = link && this.entries.get(link.of);
    const number = this.added++;
    this.copies.add(number, print, original && link);
    if (link && original) return this.addCopy(number, print, link, original);
    return this.addNews(number, print, article);
  }

  restore(print: ArticlePrint, decision: GroupDecision): void {
    const number = this.added++;
    const of = decision.copyOf === undefined ? undefined : this.numbers.get(decision.copyOf);
    const link =
      of === undefined ? undefined : ({ of, kind: copyKind(decision.kind), score: 1, because: '' } as const);
    this.copies.add(number, print, link);
    const { kind, because } = decision;
    const story = this.numbers.get(decision.story) ?? number;
    this.enter({ number, id: print.id, title: print.title, of, story, kind, because });
    if (of !== undefined || this.options.level !== 'story') return;
    this.statistics.learn(print.features);
    const member = this.member(number, print);
    this.stories.meet(member);
    this.stories.join(story, member);
  }

  repair(): Change[] {
    const changes = repairStories(this.stories, this.touched, this.options.storyThreshold);
    this.touched = new Set();
    return changes.map((change) => this.record(change));
  }

  memberships(): Membership[] {
    const sizes = new Map<number, number>();
    const entries = [...this.entries.values()].map((entry) => ({ entry, story: this.storyOf(entry) }));
    for (const { story } of entries) sizes.set(story, (sizes.get(story) ?? 0) + 1);
    return entries.map(({ entry, story }) => {
      const isFirst = story === entry.number;
      const kind = isFirst
        ? (sizes.get(story) ?? 0) > 1
          ? 'first'
          : 'new'
        : entry.kind === 'new'
          ? 'story'
          : entry.kind;
      return { id: entry.id, ...this.decision({ ...entry, story, kind }) };
    });
  }

  private record({ article, from, to, score }: StoryChange): Change {
    const isAlone = article === to;
    const because = isAlone
      ? 'later articles showed that it is another story'
      : `later articles showed that it belongs here, likeness ${score.toFixed(2)}`;
    const entry = this.entries.get(article);
    if (entry) Object.assign(entry, { story: to, kind: isAlone ? 'new' : 'story', because });
    const change = { id: this.idOf(article), from: this.idOf(from), to: this.idOf(to), because };
    if (isAlone) return change;
    const { storyThreshold: threshold } = this.options;
    return { ...change, evidence: repairEvidence(change.to, score, threshold) };
  }

  private acceptedLink(link: CopyLink | undefined): CopyLink | undefined {
    return link && (this.options.level !== 'exact' || link.kind === 'exact') ? link : undefined;
  }

  private addCopy(number: number, print: ArticlePrint, link: CopyLink, original: Entry): GroupDecision {
    const { kind, because } = link;
    const entry = {
      number,
      id: print.id,
      title: print.title,
      of: link.of,
      story: this.storyOf(original),
      kind,
      because,
      evidence: copyEvidence(original.id, link),
    };
    return this.decision(this.enter(entry));
  }

  private addNews(number: number, print: ArticlePrint, article: GroupArticle | undefined): GroupDecision {
    const { id, title } = print;
    const alone: Entry = {
      number,
      id,
      title,
      of: undefined,
      story: number,
      kind: 'new',
      because: 'nothing like it in the window',
    };
    if (this.options.level !== 'story') return this.decision(this.enter(alone));
    this.statistics.learn(print.features);
    const member = this.member(number, print);
    const match = this.stories.find(member, this.stories.meet(member));
    if (!match || match.score < this.options.storyThreshold) {
      this.place(member, number);
      return this.decision(this.enter(alone));
    }
    const entry: Entry = {
      ...alone,
      story: match.story.id,
      kind: 'story',
      ...this.explain(match, member, article),
    };
    this.place(member, match.story.id);
    return this.decision(this.enter(entry));
  }

  private explain(match: StoryMatch, member: StoryMember, article: GroupArticle | undefined) {
    const { id } = match.story;
    const title = this.entries.get(id)?.title ?? '';
    const words = article && tellingWords(match, member, article, this.stems);
    const { storyThreshold: threshold } = this.options;
    return {
      because: explainMatch(match, member, title, words),
      evidence: storyEvidence(this.idOf(id), match, member, { threshold, words }),
    };
  }

  private member(article: number, print: ArticlePrint): StoryMember {
    const { slab } = this;
    const weighed = weighTerms(print.features, FIELD_SHARES, this.statistics, VECTOR_TERMS);
    const keys = slab.keepInts(heaviestTerms(weighed, KEYS_ASKED));
    const vector = { terms: slab.keepInts(weighed.terms), weights: slab.keepFloats(weighed.weights) };
    const { source, time } = print;
    const meaning = print.meaning && measureMeaning(print.meaning);
    return { article, source, time, vector, meaning, keys, crowd: new Crowd(), story: article };
  }

  private place(member: StoryMember, storyId: number): void {
    this.stories.join(storyId, member);
    this.touched.add(storyId);
  }

  private enter(entry: Entry): Entry {
    this.entries.set(entry.number, entry);
    this.numbers.set(entry.id, entry.number);
    const oldest = this.entries.get(entry.number - this.options.maxArticles);
    if (oldest) {
      this.entries.delete(oldest.number);
      if (this.numbers.get(oldest.id) === oldest.number) this.numbers.delete(oldest.id);
      this.touched.delete(oldest.number);
    }
    return entry;
  }

  /** Copies follow the article they were merged with, wherever repair puts it. */
  private storyOf(entry: Entry): number {
    let current = entry;
    for (let next = entry; next.of !== undefined; ) {
      const original = this.entries.get(next.of);
      if (!original) break;
      current = original;
      next = original;
    }
    return current.story;
  }

  private decision({ story, of, kind, because, evidence }: Entry): GroupDecision {
    const decision: GroupDecision = { story: this.idOf(story), kind, because };
    if (evidence !== undefined) decision.evidence = evidence;
    if (of !== undefined) decision.copyOf = this.idOf(of);
    return decision;
  }

  private idOf(number: number): string {
    return this.entries.get(number)?.id ?? String(number);
  }
}

function copyKind(kind: GroupDecision['kind']): CopyLink['kind'] {
  return kind === 'exact' || kind === 'near' ? kind : 'revision';
}

export function createGrouper(options: GrouperOptions = {}): Grouper {
  return new WindowGrouper(options);
}
