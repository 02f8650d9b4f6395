/** All topics compiled, ready to label articles. */
import type { Hits } from './hits.js';
import type { Program } from './program.js';
import type { TermTable } from './term-table.js';

/** One of the alternatives that give a topic, named after the property of the rule it comes from. */
export interface Branch {
  property: 'match' | 'also' | 'categories' | 'includes' | 'examples';
  program: Program;
}

export interface ScoredPart {
  program: Program;
  weight: number;
}

export interface CompiledTopic {
  id: string;
  /** Any of them is enough; none at all means that the limits alone decide. */
  branches: readonly Branch[];
  /** All of them must hold. */
  limits: readonly Program[];
  /** Everything that may count when it is found. */
  scored: readonly ScoredPart[];
  minScore: number | undefined;
}

/** Immutable but for `hits`, the scratch memory of the article at hand; one matcher serves one thread. */
export interface TopicMatcher {
  readonly topics: readonly CompiledTopic[];
  readonly table: TermTable;
  /** Topics to look at when a term is found. */
  readonly wokenBy: readonly (readonly number[])[];
  /** Topics to look at for every article. */
  readonly always: readonly number[];
  readonly hits: Hits;
}
