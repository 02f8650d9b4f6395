/** Applies learned topics to articles, with the words that decided. */
import type { ClassifierModel } from './train-classifier.js';
import { hashOfWord, weighWords } from './word-features.js';

export interface Classification {
  /** Distance from the border in margins; members lie above 0. */
  score: number;
  isMember: boolean;
  /** The words that spoke loudest, for members those in favour. */
  because: string;
}

/** Takes the words of an article as `countWords` gives them: they are the same for all learned topics. */
export type Classify = (counts: ReadonlyMap<number, number>) => Classification;

const WORDS_SHOWN = 5;

/** The words that speak most for the topic, for the operator to check what was learned. */
export function strongestWords({ words, weights }: ClassifierModel, count: number): string[] {
  return words
    .map((word, at) => ({ word, weight: weights[at] ?? 0 }))
    .sort((left, right) => right.weight - left.weight)
    .slice(0, count)
    .map(({ word }) => word);
}

/** Opens a stored model; the returned function is pure. */
export function openClassifier(model: ClassifierModel): Classify {
  const positions = new Map(model.words.map((word, at) => [hashOfWord(word), at]));
  return (counts) => {
    const { at, value } = weighWords(counts, positions, model.idf);
    const parts = at.map((position, n) => ({
      word: model.words[position] ?? '',
      share: (model.weights[position] ?? 0) * (value[n] ?? 0),
    }));
    const score = parts.reduce((sum, { share }) => sum + share, model.bias);
    const direction = score > 0 ? 1 : -1;
    const loudest = parts
      .filter(({ share }) => share * direction > 0)
      .sort((left, right) => Math.abs(right.share) - Math.abs(left.share))
      .slice(0, WORDS_SHOWN);
    const shown = loudest.map(({ word }) => word).join(', ') || 'no known word';
    return { score, isMember: score > 0, because: `${shown}; score ${score.toFixed(2)}` };
  };
}
