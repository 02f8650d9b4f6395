/**
 * Trains a linear classifier of one topic from examples: a support vector machine with squared hinge loss, solved by
 * dual coordinate descent (Hsieh et al., ICML 2008). The same examples give the same model.
 */
import { foldLetters } from './compare-words.js';
import { type ArticleWords, countWords, weighWords } from './word-features.js';

export interface Example extends ArticleWords {
  /** Belongs to the topic. */
  isMember: boolean;
}

/** A trained topic, ready to be stored as JSON. */
export interface ClassifierModel {
  version: 1;
  words: string[];
  /** Of each word: rarity among the examples, and how much it speaks for the topic. */
  idf: number[];
  weights: number[];
  bias: number;
  members: number;
  others: number;
}

export type Trained = { ok: true; model: ClassifierModel } | { ok: false; reason: string };

const FEWEST_EXAMPLES = 5;
const MOST_WORDS = 20_000;
const FEWEST_ARTICLES = 2;
/** Price of a counter-example on the wrong side; examples are dearer by as much as they are fewer. */
const COST = 1;
const MOST_ROUNDS = 60;
/** Training ends when no example moves its multiplier by more than this. */
const TOLERANCE = 0.001;

interface Vocabulary {
  positions: Map<number, number>;
  words: string[];
  idf: number[];
}

interface Row {
  at: number[];
  value: number[];
  sign: 1 | -1;
}

function chooseWords(
  counted: readonly ReadonlyMap<number, number>[],
  names: ReadonlyMap<number, string>,
): Vocabulary {
  const articles = new Map<number, number>();
  for (const counts of counted)
    for (const hash of counts.keys()) articles.set(hash, (articles.get(hash) ?? 0) + 1);
  const chosen = [...articles]
    .filter(([, count]) => count >= FEWEST_ARTICLES)
    .sort(([a, left], [b, right]) => right - left || a - b)
    .slice(0, MOST_WORDS);
  return {
    positions: new Map(chosen.map(([hash], position) => [hash, position])),
    words: chosen.map(([hash]) => names.get(hash) ?? ''),
    idf: chosen.map(([, count]) => Math.log((counted.length + 1) / (count + 0.5))),
  };
}

/** Every order of a round is another, from a fixed seed. */
function shuffle(order: number[], seed: number): void {
  let state = seed;
  for (let at = order.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}

/** Weights of the words; the last element is the bias. */
class Solver {
  readonly weights: Float64Array;
  private readonly multipliers: Float64Array;

  constructor(
    private readonly rows: readonly Row[],
    words: number,
    private readonly memberCost: number,
  ) {
    this.weights = new Float64Array(words + 1);
    this.multipliers = new Float64Array(rows.length);
  }

  run(): void {
    const order = this.rows.map((_, at) => at);
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      shuffle(order, round);
      let largest = 0;
      for (const at of order) largest = Math.max(largest, this.step(at));
      if (largest < TOLERANCE) return;
    }
  }

  private margin({ at, value }: Row): number {
    let sum = this.weights[this.weights.length - 1] as number;
    for (let n = 0; n < at.length; n++)
      sum += (this.weights[at[n] as number] as number) * (value[n] as number);
    return sum;
  }

  /** Moves one example's multiplier to its best value; returns how far. */
  private step(number: number): number {
    const row = this.rows[number] as Row;
    const before = this.multipliers[number] as number;
    const slack = 1 / (2 * (row.sign > 0 ? this.memberCost : COST));
    const gradient = row.sign * this.margin(row) - 1 + slack * before;
    // A row has length 1 and the bias 1, so that the curvature is 2 plus the slack.
    const after = Math.max(0, before - gradient / (2 + slack));
    const change = (after - before) * row.sign;
    if (change === 0) return 0;
    this.multipliers[number] = after;
    const { weights } = this;
    for (let n = 0; n < row.at.length; n++) {
      const at = row.at[n] as number;
      weights[at] = (weights[at] as number) + change * (row.value[n] as number);
    }
    const last = weights.length - 1;
    weights[last] = (weights[last] as number) + change;
    return Math.abs(change);
  }
}

/** The model, or why these examples cannot make one. Examples of other topics serve as counter-examples. */
export function trainClassifier(examples: readonly Example[]): Trained {
  const members = examples.filter(({ isMember }) => isMember).length;
  const others = examples.length - members;
  if (members < FEWEST_EXAMPLES || others < FEWEST_EXAMPLES) {
    const reason = `${members} examples and ${others} counter-examples; at least ${FEWEST_EXAMPLES} of each are needed`;
    return { ok: false, reason };
  }
  const names = new Map<number, string>();
  const counted = examples.map((example) =>
    countWords(example, (hash, word) => {
      if (!names.has(hash)) names.set(hash, foldLetters(word));
    }),
  );
  const { positions, words, idf } = chooseWords(counted, names);
  const rows = counted.map((counts, at): Row => {
    return { ...weighWords(counts, positions, idf), sign: examples[at]?.isMember ? 1 : -1 };
  });
  const solver = new Solver(rows, words.length, (COST * others) / members);
  solver.run();
  const round = (weight: number) => Math.round(weight * 1e5) / 1e5;
  const weights = Array.from(solver.weights, round);
  const bias = weights.pop() ?? 0;
  return { ok: true, model: { version: 1, words, idf: idf.map(round), weights, bias, members, others } };
}
