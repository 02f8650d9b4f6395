/** Learned topics on labelled news: trained on four fifths, asked about the last, five times over. */
import { expect, test } from 'vitest';
import { calibrateClassifier } from '../../src/label/calibrate-classifier.js';
import { openClassifier, strongestWords } from '../../src/label/classify.js';
import { countWords } from '../../src/label/word-features.js';
import { corpusPath, expectAboveFloors } from '../support/corpus.js';
import { readJsonLines } from './support/read-json-lines.js';

interface NewsText {
  topic: string;
  title: string;
  text: string;
}

const FOLDS = 5;
const path = corpusPath('topics', 'bbc.jsonl.gz');

test.skipIf(path === undefined)('learned topics find unseen news (skipped: no corpora)', () => {
  const news = readJsonLines<NewsText>(path ?? '');
  const topics = [...new Set(news.map(({ topic }) => topic))].sort();
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const known = news.filter((_, at) => at % FOLDS !== fold);
    const unseen = news.filter((_, at) => at % FOLDS === fold);
    for (const topic of topics) {
      const trained = calibrateClassifier(known.map((text) => ({ ...text, isMember: text.topic === topic })));
      if (!trained.ok) throw new Error(trained.reason);
      if (fold === 0) process.stdout.write(`${topic}: ${strongestWords(trained.model, 8).join(', ')}\n`);
      const classify = openClassifier(trained.model);
      for (const text of unseen) {
        const { isMember } = classify(countWords(text));
        if (isMember && text.topic === topic) right++;
        else if (isMember) wrong++;
        else if (text.topic === topic) missed++;
      }
    }
  }
  const figures = {
    precision: right / (right + wrong),
    recall: right / (right + missed),
    f1: (2 * right) / (2 * right + wrong + missed),
  };
  expectAboveFloors('learned-topics', figures);
  expect(right + missed).toBe(news.length);
});
