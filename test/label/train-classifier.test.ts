/** A topic can be learned from examples, and shows what it learned. */
import { describe, expect, it } from 'vitest';
import { openClassifier, strongestWords } from '../../src/label/classify.js';
import { type ClassifierModel, type Example, trainClassifier } from '../../src/label/train-classifier.js';
import { type ArticleWords, countWords } from '../../src/label/word-features.js';

const OIL = ['crude', 'barrel', 'refinery', 'pipeline', 'opec'];
const CHESS = ['rook', 'bishop', 'opening', 'grandmaster', 'endgame'];
const COMMON = ['said', 'today', 'people', 'city', 'plan'];

/** A text of some words of its subject among common ones; `seed` picks them. */
function textOf(subject: readonly string[], seed: number): string {
  const pick = (words: readonly string[], at: number) => words[(seed * 7 + at * 3) % words.length];
  return Array.from({ length: 12 }, (_, at) => pick(at % 3 === 0 ? subject : COMMON, at)).join(' ');
}

const EXAMPLES: Example[] = Array.from({ length: 40 }, (_, seed) => {
  const isMember = seed % 4 === 0;
  return { title: `Report ${seed}`, text: textOf(isMember ? OIL : CHESS, seed), isMember };
});

function train(examples: readonly Example[]): ClassifierModel {
  const trained = trainClassifier(examples);
  if (!trained.ok) throw new Error(trained.reason);
  return trained.model;
}

function classifierOf(model: ClassifierModel) {
  const classify = openClassifier(model);
  return (article: ArticleWords) => classify(countWords(article));
}

describe('trainClassifier', () => {
  it('tells unseen articles of the topic from others', () => {
    const classify = classifierOf(train(EXAMPLES));
    expect(classify({ title: 'Crude falls', text: 'A barrel at the refinery, said people' }).isMember).toBe(
      true,
    );
    expect(classify({ title: 'A rook falls', text: 'The endgame, said people today' }).isMember).toBe(false);
    expect(classify({ title: '', text: '' }).because).toContain('no known word');
  });

  it('shows the words that decided', () => {
    const model = train(EXAMPLES);
    expect(OIL).toContain(strongestWords(model, 1)[0]);
    const { because } = classifierOf(model)({ title: 'Crude', text: 'pipeline people' });
    expect(because).toMatch(/^(?:crude, pipeline|pipeline, crude).*; score \d\.\d\d$/);
  });

  it('gives the same model for the same examples, and the same answers after storing it', () => {
    const model = train(EXAMPLES);
    expect(train(EXAMPLES)).toEqual(model);
    const stored = JSON.parse(JSON.stringify(model)) as ClassifierModel;
    const article = { title: 'OPEC', text: textOf(OIL, 3) };
    expect(classifierOf(stored)(article)).toEqual(classifierOf(model)(article));
  });

  it('says when there are too few examples to learn from', () => {
    const trained = trainClassifier(EXAMPLES.slice(0, 8));
    expect(trained).toEqual({
      ok: false,
      reason: '2 examples and 6 counter-examples; at least 5 of each are needed',
    });
  });
});
