/** The window of recent articles: what it takes in from the store, and what it decides on a batch of new ones. */
import type { ArticlePrint, GroupArticle } from './article-print.js';
import { type CopyOutcome, copyOf, type StoryOutcome, storyChanges, storyOf } from './decide-membership.js';
import { createGrouper, type GroupDecision } from './grouper.js';
import type { GrouperOptions } from './grouper-options.js';
import type { Meaning } from './meaning.js';
import { decodePrint, encodePrint } from './print-codec.js';

/** An article that was grouped before, as it is stored. */
export interface KnownArticle {
  articleId: string;
  print: Uint8Array;
  copyOf: string | null;
  copyKind: 'exact' | 'near' | null;
  storyId: string;
  because: string;
}

export interface WindowDecision {
  prints: { articleId: string; print: Uint8Array }[];
  copies: CopyOutcome[];
  stories: StoryOutcome[];
  /** Articles that a later insight has moved, with those whose stories they left. */
  moved: string[];
}

function decisionOf(known: KnownArticle): GroupDecision {
  const { articleId, copyOf: original, copyKind, storyId, because } = known;
  if (original !== null) return { story: storyId, copyOf: original, kind: copyKind ?? 'near', because };
  return { story: storyId, kind: storyId === articleId ? 'new' : 'story', because };
}

/** Remembers each article it is told of or asked about, so what it decides must be saved. */
export class RecentWindow {
  private readonly grouper;

  constructor(options: GrouperOptions) {
    this.grouper = createGrouper(options);
  }

  /** In order of arrival, before anything is decided. */
  restore(articles: readonly KnownArticle[]): void {
    for (const known of articles) {
      const print = decodePrint(known.print);
      if (print) this.grouper.restore(print, decisionOf(known));
    }
  }

  /** In their order of arrival. */
  decide(articles: readonly GroupArticle[], meanings: ReadonlyMap<string, Meaning>): WindowDecision {
    const { grouper } = this;
    const decided = articles.map((article): { print: ArticlePrint; decision: GroupDecision } => {
      const meaning = meanings.get(article.id);
      const print = { ...grouper.print(article), ...(meaning === undefined ? {} : { meaning }) };
      return { print, decision: grouper.addPrint(print, article) };
    });
    const changes = grouper.repair();
    const joined = decided.flatMap(({ print, decision }) => storyOf(print.id, decision));
    // An article that joined a story and was moved at once stands in the last place it was put.
    const last = new Map([...joined, ...storyChanges(changes)].map((story) => [story.articleId, story]));
    return {
      prints: decided.map(({ print }) => ({ articleId: print.id, print: encodePrint(print) })),
      copies: decided.flatMap(({ print, decision }) => copyOf(print.id, decision)),
      stories: [...last.values()],
      moved: changes.flatMap(({ id, from }) => [id, from]),
    };
  }
}
