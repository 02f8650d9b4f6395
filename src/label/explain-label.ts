/** The evidence for a label in plain words: the rule, the terms found, and where. */
import type { Tokens } from '../text/tokenise.js';
import type { LabelInput } from '../vocabulary/topic.js';
import type { ArticleTokens } from './find-terms.js';
import type { Hit } from './hits.js';
import { findNear, holds, type NearProgram, type Program } from './program.js';
import { AREA } from './term-table.js';
import type { CompiledTopic, TopicMatcher } from './topic-matcher.js';
import { countWords } from './word-features.js';

/** More evidence than this convinces nobody more. */
const MOST_TERMS = 4;
const WORDS_AROUND = 3;
const LONGEST_QUOTE = 100;

function quote(text: string, tokens: Tokens, hit: Hit): string {
  const from = Math.max(0, hit.first - WORDS_AROUND);
  const to = Math.min(tokens.count - 1, hit.last + WORDS_AROUND);
  const words = text.slice(tokens.starts[from], tokens.ends[to]).replace(/\s+/g, ' ').slice(0, LONGEST_QUOTE);
  return `"${from > 0 ? '… ' : ''}${words}${to < tokens.count - 1 ? ' …' : ''}"`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

class Explainer {
  constructor(
    private readonly matcher: TopicMatcher,
    private readonly input: LabelInput,
    private readonly tokens: ArticleTokens,
    private readonly topicHolds: (topic: number) => boolean,
  ) {}

  /** Adds the terms that make a rule hold to `found`. */
  collect(program: Program, found: Set<string>): void {
    if (program.op === 'term') this.addTerm(found, program.term);
    else if (program.op === 'any') for (const term of program.terms) this.addTerm(found, term);
    else if (program.op === 'not' || !holds(program, this.matcher.hits, this.topicHolds)) return;
    else if (program.op === 'near') this.add(found, () => this.near(program));
    else if (program.op === 'topic')
      this.add(found, () => `topic "${this.matcher.topics[program.topic]?.id}"`);
    else for (const part of program.parts) this.collect(part, found);
  }

  private addTerm(found: Set<string>, term: number): void {
    if (this.matcher.hits.has(term)) this.add(found, () => this.term(term));
  }

  /** Terms beyond those shown are only counted. */
  private add(found: Set<string>, describe: () => string): void {
    found.add(found.size < MOST_TERMS ? describe() : `and more ${found.size}`);
  }

  private term(term: number): string {
    const { label } = this.matcher.table.terms[term] ?? { label: '' };
    const learned = this.matcher.table.learned.find((topic) => topic.term === term);
    if (learned) return `learned from ${learned.classify(countWords(this.input)).because}`;
    const hit = this.matcher.hits.get(term);
    if (!hit || hit.first < 0) return label;
    if (hit.area === AREA.author) return `author ${label}`;
    return `${label} ${this.places(hit)}`;
  }

  private places(hit: Hit): string {
    const { title, text } = this.input;
    const inTitle = (hit.area & AREA.title) !== 0;
    const shown = inTitle ? quote(title, this.tokens.title, hit) : quote(text, this.tokens.text, hit);
    const body = hit.inBody > 0 ? `${times(hit.inBody)} in the body` : '';
    if (!inTitle) return `${body} (${shown})`;
    return `in the title (${shown})${body && ` and ${body}`}`;
  }

  private near(program: NearProgram): string {
    const [left, right] = (findNear(this.matcher.hits, program) ?? []).map((term) => this.term(term));
    return `${left} within ${program.distance} words of ${right}`;
  }
}

function show(found: ReadonlySet<string>): string {
  const more = found.size > MOST_TERMS ? ` and ${found.size - MOST_TERMS} more` : '';
  return [...found].slice(0, MOST_TERMS).join(', ') + more;
}

/** One line such as `match: Kremlin twice in the body ("… said the Kremlin on Friday …")`. */
export function explainLabel(
  matcher: TopicMatcher,
  topic: CompiledTopic,
  input: LabelInput,
  tokens: ArticleTokens,
  score: number | undefined,
  topicHolds: (topic: number) => boolean,
): string {
  const explainer = new Explainer(matcher, input, tokens, topicHolds);
  const byProperty = new Map<string, Set<string>>();
  for (const { property, program } of topic.branches) {
    const found = byProperty.get(property) ?? new Set();
    if (!holds(program, matcher.hits, topicHolds)) continue;
    explainer.collect(program, found);
    byProperty.set(property, found);
  }
  const parts = Array.from(
    byProperty,
    ([property, found]) => `${property}: ${show(found) || 'nothing excluded was found'}`,
  );
  if (topic.branches.length === 0) parts.push('every article');
  const limits = new Set<string>();
  for (const limit of topic.limits) explainer.collect(limit, limits);
  if (limits.size > 0) parts.push(`within ${show(limits)}`);
  if (score !== undefined) parts.push(`score ${Number(score.toFixed(2))} of at least ${topic.minScore}`);
  return parts.join('; ');
}
