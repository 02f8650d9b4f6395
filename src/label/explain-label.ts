/** The evidence for a label in plain words: the rule, the terms found, and where. */
import type { Tokens } from '../text/tokenise.js';
import type { LabelInput } from '../vocabulary/topic.js';
import type { ArticleTokens } from './find-terms.js';
import type { Hit } from './hits.js';
import { findNear, holds, type NearProgram, type Program } from './program.js';
import { AREA } from './term-table.js';
import type { CompiledTopic, TopicMatcher } from './topic-matcher.js';

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

  /** Descriptions of the terms that make the rule hold. */
  evidence(program: Program): string[] {
    if (!holds(program, this.matcher.hits, this.topicHolds)) return [];
    switch (program.op) {
      case 'term':
        return [this.term(program.term)];
      case 'near':
        return [this.near(program)];
      case 'topic':
        return [`topic "${this.matcher.topics[program.topic]?.id}"`];
      case 'not':
        return [];
      default:
        return program.parts.flatMap((part) => this.evidence(part));
    }
  }

  private term(term: number): string {
    const { label } = this.matcher.table.terms[term] ?? { label: '' };
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
  const parts: string[] = [];
  for (const property of ['match', 'also', 'categories', 'includes'] as const) {
    const programs = topic.branches.filter((branch) => branch.property === property);
    if (!programs.some(({ program }) => holds(program, matcher.hits, topicHolds))) continue;
    const terms = [...new Set(programs.flatMap(({ program }) => explainer.evidence(program)))];
    const more = terms.length > MOST_TERMS ? ` and ${terms.length - MOST_TERMS} more` : '';
    const shown = terms.slice(0, MOST_TERMS).join(', ') || 'nothing excluded was found';
    parts.push(`${property}: ${shown}${more}`);
  }
  if (topic.branches.length === 0) parts.push('every article');
  const limits = topic.limits.flatMap((limit) => explainer.evidence(limit));
  if (limits.length > 0) parts.push(`within ${limits.join(', ')}`);
  if (score !== undefined) parts.push(`score ${Number(score.toFixed(2))} of at least ${topic.minScore}`);
  return parts.join('; ');
}
