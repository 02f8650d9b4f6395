/** Compiles all topic rules into one matcher, or tells every fault at once. */
import { closestName } from '../text/closest-name.js';
import type { TopicRule } from '../vocabulary/topic.js';
import { createCategoryNames } from './alias-categories.js';
import { describeFacts, describeProblems } from './describe-problems.js';
import { describeCapitals, describeCommonWords } from './describe-words.js';
import {
  type Expression,
  ExpressionFault,
  type ExpressionProblem,
  type FactField,
  problemAt,
  type TextTerm,
} from './expression.js';
import { Hits } from './hits.js';
import { makeLeaf } from './make-leaf.js';
import { parseExpression } from './parse-expression.js';
import { joinAlternatives, type Program, wakingTerms } from './program.js';
import { TermTable, type WordRules } from './term-table.js';
import type { Branch, CompiledTopic, ScoredPart, TopicMatcher } from './topic-matcher.js';
import type { ClassifierModel } from './train-classifier.js';

export type { TopicMatcher } from './topic-matcher.js';

export type CompiledTopics =
  | { ok: true; matcher: TopicMatcher; warnings: ExpressionProblem[] }
  | { ok: false; problems: ExpressionProblem[]; warnings: ExpressionProblem[] };

export interface CompileOptions {
  /** Other names of categories by their principal name. */
  categoryAliases?: Readonly<Record<string, readonly string[]>>;
  /** Ids of all sources, so that a misspelt `source:` is noticed. */
  sources?: readonly string[];
  /** What was learned, by topic. */
  models?: ReadonlyMap<string, ClassifierModel>;
}

const NOWHERE = { index: 0, length: 0 };

class TopicCompiler {
  readonly problems: ExpressionProblem[] = [];
  readonly warnings: ExpressionProblem[] = [];
  readonly table: TermTable;
  private readonly numbers = new Map<string, number>();

  constructor(
    private readonly topics: readonly TopicRule[],
    private readonly options: CompileOptions,
  ) {
    this.table = new TermTable(createCategoryNames(options.categoryAliases));
    for (const [number, { id }] of topics.entries()) {
      if (!this.numbers.has(id)) this.numbers.set(id, number);
    }
  }

  compile(rule: TopicRule): CompiledTopic {
    const words: WordRules = {
      stem: rule.stem,
      matchCase: rule.matchCase ?? false,
      matchDiacritics: rule.matchDiacritics ?? false,
    };
    const scored: ScoredPart[] = [];
    const branches: Branch[] = [];
    const add = (property: Branch['property'], program: Program | undefined) => {
      if (program) branches.push({ property, program });
    };
    if (rule.match !== undefined) add('match', this.expression(rule, rule.match, words, scored));
    for (const [at, name] of (rule.also ?? []).entries())
      add('also', this.name(rule, at, name, words, scored));
    for (const category of rule.categories ?? [])
      add('categories', scoredPart(this.fact('category', category), 1, scored));
    for (const [at, id] of (rule.includes ?? []).entries())
      add('includes', this.included(rule, at, id, scored));
    if (rule.examples !== undefined) add('examples', this.learned(rule, scored));
    const limits = [this.limit('source', rule.sources), this.limit('lang', rule.languages)];
    return {
      id: rule.id,
      branches,
      limits: limits.filter((limit) => limit !== undefined),
      scored,
      minScore: rule.minScore,
    };
  }

  private expression(
    rule: TopicRule,
    text: string,
    words: WordRules,
    scored: ScoredPart[],
  ): Program | undefined {
    const parsed = parseExpression(text);
    if (!parsed.ok) {
      this.report(this.problems, parsed.problems, rule, 'match');
      return undefined;
    }
    const { expression } = parsed;
    const odd = [
      ...describeFacts(expression, this.options.sources),
      ...describeProblems(expression),
      ...describeCommonWords(expression),
      ...(words.matchCase ? [] : describeCapitals(expression)),
    ];
    this.report(this.warnings, [...parsed.warnings, ...odd], rule, 'match');
    return this.program(expression, words, scored);
  }

  /** A name is taken as words, whatever signs it holds; a single word has inflected forms as in an expression. */
  private name(
    rule: TopicRule,
    at: number,
    name: string,
    words: WordRules,
    scored: ScoredPart[],
  ): Program | undefined {
    const quoted = !/^[\p{L}\p{N}]+$/u.test(name);
    const span = { index: 0, length: name.length };
    try {
      const leaf = makeLeaf(
        { type: 'term', text: name, quoted, exact: false, prefix: false, at: span },
        'any',
      );
      return this.program(leaf, words, scored);
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      this.report(this.problems, [error.problem], rule, `also[${at}]`);
      return undefined;
    }
  }

  /** Before it was trained, a learned topic takes nothing by its examples. */
  private learned(rule: TopicRule, scored: ScoredPart[]): Program {
    const model = this.options.models?.get(rule.id);
    if (!model) return joinAlternatives([]);
    return scoredPart({ op: 'term', term: this.table.addLearned(model) }, 1, scored);
  }

  private included(rule: TopicRule, at: number, id: string, scored: ScoredPart[]): Program | undefined {
    const topic = this.numbers.get(id);
    if (topic !== undefined) return scoredPart({ op: 'topic', topic }, 1, scored);
    const meant = closestName(id, [...this.numbers.keys()]);
    const hint = meant ? `Did you mean "${meant}"?` : 'Name the id of a topic of this configuration.';
    const problem = problemAt(NOWHERE, 'unknown-topic', `There is no topic "${id}" to include.`, hint);
    this.report(this.problems, [problem], rule, `includes[${at}]`);
    return undefined;
  }

  private fact(field: FactField, value: string): Program {
    const leaf = { kind: 'fact', field, value, prefix: false, weight: 1, at: NOWHERE } as const;
    return { op: 'term', term: this.table.addFact(leaf) };
  }

  private limit(field: FactField, values: readonly string[] | undefined): Program | undefined {
    return values?.length ? { op: 'or', parts: values.map((value) => this.fact(field, value)) } : undefined;
  }

  private program(expression: Expression, words: WordRules, scored: ScoredPart[] | undefined): Program {
    switch (expression.kind) {
      case 'text':
        return scoredPart(
          { op: 'term', term: this.table.addText(expression, words) },
          expression.weight,
          scored,
        );
      case 'fact':
        return scoredPart({ op: 'term', term: this.table.addFact(expression) }, expression.weight, scored);
      case 'near': {
        const [left, right] = [expression.left, expression.right].map((terms) => this.placed(terms, words));
        const { distance, weight } = expression;
        return scoredPart({ op: 'near', left: left ?? [], right: right ?? [], distance }, weight, scored);
      }
      case 'not':
        return { op: 'not', part: this.program(expression.part, words, undefined) };
      default: {
        const parts = expression.parts.map((part) => this.program(part, words, scored));
        return expression.kind === 'or' ? joinAlternatives(parts) : { op: 'and', parts };
      }
    }
  }

  private placed(terms: readonly TextTerm[], words: WordRules): number[] {
    const ids = terms.map((term) => this.table.addText(term, words));
    for (const id of ids) {
      const term = this.table.terms[id];
      if (term) term.isPlaced = true;
    }
    return ids;
  }

  /** Every cycle of inclusions, told at the topic that closes it. */
  checkCycles(compiled: readonly CompiledTopic[]): void {
    const done = new Set<number>();
    const visit = (topic: number, path: readonly number[]): void => {
      if (done.has(topic)) return;
      for (const { program } of compiled[topic]?.branches ?? []) {
        if (program.op !== 'topic') continue;
        const from = [...path, topic].indexOf(program.topic);
        if (from < 0) visit(program.topic, [...path, topic]);
        else this.reportCycle([...path, topic].slice(from));
      }
      done.add(topic);
    };
    for (const topic of compiled.keys()) visit(topic, []);
  }

  private reportCycle(cycle: readonly number[]): void {
    const rules = cycle.flatMap((number) => this.topics[number] ?? []);
    const [first] = rules;
    if (!first) return;
    const names = [...rules, first].map(({ id }) => id).join(' → ');
    const problem = problemAt(
      NOWHERE,
      'topic-cycle',
      `Topics include each other: ${names}.`,
      'Remove one of the inclusions.',
    );
    this.report(this.problems, [problem], first, 'includes');
  }

  private report(
    list: ExpressionProblem[],
    found: ExpressionProblem[],
    rule: TopicRule,
    property: string,
  ): void {
    for (const problem of found) list.push({ ...problem, topic: rule.id, property });
  }
}

function scoredPart(program: Program, weight: number, scored: ScoredPart[] | undefined): Program {
  scored?.push({ program, weight });
  return program;
}

/** The whole rule as one program, for finding out what wakes it. */
function wholeRule({ branches, limits }: CompiledTopic): Program {
  const any: Program = { op: 'or', parts: branches.map(({ program }) => program) };
  return { op: 'and', parts: branches.length > 0 ? [...limits, any] : [...limits] };
}

function createMatcher(topics: readonly CompiledTopic[], table: TermTable): TopicMatcher {
  const waking: (readonly number[] | undefined)[] = [];
  const commonness = (term: number) => table.terms[term]?.commonness ?? 0;
  const wake = (topic: number): readonly number[] | undefined => {
    const compiled = topics[topic];
    if (!(topic in waking) && compiled) waking[topic] = wakingTerms(wholeRule(compiled), commonness, wake);
    return waking[topic];
  };
  const wokenBy: number[][] = table.terms.map(() => []);
  const always: number[] = [];
  for (const topic of topics.keys()) {
    const terms = wake(topic);
    if (!terms) always.push(topic);
    for (const term of terms ?? []) wokenBy[term]?.push(topic);
  }
  table.close();
  return { topics, table, wokenBy, always, hits: new Hits(table.terms.length) };
}

/** Compiles the topics and pauses after each, so that a worker can do other things meanwhile. */
export function* compileInSteps(
  topics: readonly TopicRule[],
  options: CompileOptions = {},
): Generator<undefined, CompiledTopics> {
  const compiler = new TopicCompiler(topics, options);
  const compiled: CompiledTopic[] = [];
  for (const rule of topics) {
    compiled.push(compiler.compile(rule));
    yield;
  }
  if (compiler.problems.length === 0) compiler.checkCycles(compiled);
  const { problems, warnings } = compiler;
  if (problems.length > 0) return { ok: false, problems, warnings };
  return { ok: true, matcher: createMatcher(compiled, compiler.table), warnings };
}

/**
 * Compiles the topics; with any fault there is no matcher and all faults are told. Costs about 20 µs a keyword; the
 * matcher takes the place of a running one when it is ready.
 */
export function compileTopics(topics: readonly TopicRule[], options: CompileOptions = {}): CompiledTopics {
  const steps = compileInSteps(topics, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
