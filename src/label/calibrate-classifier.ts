/** Trains a learned topic and sets its border where examples that it has not seen are told apart best. */
import { openClassifier } from './classify.js';
import { type ClassifierModel, type Example, type Trained, trainClassifier } from './train-classifier.js';
import { countWords } from './word-features.js';

/** How well unseen examples were told from counter-examples, each 0 to 1. */
export interface Quality {
  precision: number;
  recall: number;
  f1: number;
}

export type Calibrated =
  | { ok: true; model: ClassifierModel; quality: Quality }
  | Extract<Trained, { ok: false }>;

const FOLDS = 3;
/** The border stays near to where training put it: a few examples must not throw it far. */
const FARTHEST_SHIFT = 0.4;

interface Scored {
  score: number;
  isMember: boolean;
}

/** Every fold has its share of members. */
function foldsOf(examples: readonly Example[]): number[] {
  const seen = [0, 0];
  return examples.map(({ isMember }) => (seen[Number(isMember)] as number)++ % FOLDS).map(Number);
}

function scoreUnseen(examples: readonly Example[]): Scored[] {
  const folds = foldsOf(examples);
  const scored: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const trained = trainClassifier(examples.filter((_, at) => folds[at] !== fold));
    if (!trained.ok) return [];
    const classify = openClassifier(trained.model);
    for (const [at, example] of examples.entries())
      if (folds[at] === fold)
        scored.push({ score: classify(countWords(example)).score, isMember: example.isMember });
  }
  return scored;
}

function qualityAt(scored: readonly Scored[], border: number): Quality {
  const members = scored.filter(({ isMember }) => isMember).length;
  const taken = scored.filter(({ score }) => score > border);
  const right = taken.filter(({ isMember }) => isMember).length;
  return {
    precision: right / Math.max(1, taken.length),
    recall: right / Math.max(1, members),
    f1: (2 * right) / Math.max(1, taken.length + members),
  };
}

/** Halfway between neighbours, the nearest to 0 among equals. */
function findBorder(scored: readonly Scored[]): number {
  const scores = scored.map(({ score }) => score).toSorted((a, b) => a - b);
  const borders = scores
    .slice(1)
    .map((score, at) => (score + (scores[at] as number)) / 2)
    .filter((border) => Math.abs(border) <= FARTHEST_SHIFT)
    .toSorted((a, b) => Math.abs(a) - Math.abs(b));
  let best = 0;
  let bestF1 = qualityAt(scored, 0).f1;
  for (const border of borders) {
    const { f1 } = qualityAt(scored, border);
    if (f1 > bestF1) [best, bestF1] = [border, f1];
  }
  return best;
}

/** The model and how well it told unseen examples apart; or why these examples cannot make one. */
export function calibrateClassifier(examples: readonly Example[]): Calibrated {
  const trained = trainClassifier(examples);
  if (!trained.ok) return trained;
  const scored = scoreUnseen(examples);
  const border = findBorder(scored);
  const bias = Math.round((trained.model.bias - border) * 1e5) / 1e5;
  return { ok: true, model: { ...trained.model, bias }, quality: qualityAt(scored, border) };
}
