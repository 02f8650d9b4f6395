/** A learned topic's border lies where unseen examples are told apart best. */
import { expect, it } from 'vitest';
import { calibrateClassifier } from '../../src/label/calibrate-classifier.js';
import { openClassifier } from '../../src/label/classify.js';
import { type Example, trainClassifier } from '../../src/label/train-classifier.js';
import { countWords } from '../../src/label/word-features.js';
import { textOf } from '../support/topic-texts.js';

const examples: Example[] = Array.from({ length: 60 }, (_, seed) => ({
  title: `Report ${seed}`,
  text: textOf(seed % 4 === 0 ? 'oil' : 'chess', seed),
  isMember: seed % 4 === 0,
}));

it('tells how well unseen examples were told apart', () => {
  const calibrated = calibrateClassifier(examples);
  if (!calibrated.ok) throw new Error(calibrated.reason);
  expect(calibrated.quality).toEqual({ precision: 1, recall: 1, f1: 1 });
  const classify = openClassifier(calibrated.model);
  expect(classify(countWords({ title: '', text: textOf('oil', 99) })).isMember).toBe(true);
  expect(classify(countWords({ title: '', text: textOf('chess', 99) })).isMember).toBe(false);
});

it('moves the border no further than a little, however strange the examples', () => {
  // Members that no word tells from the others.
  const mixed = examples.map(({ isMember, ...article }, at) => ({
    ...article,
    title: '',
    text: textOf('oil', at % 3),
    isMember: at % 5 === 0,
  }));
  const [plain, calibrated] = [trainClassifier(mixed), calibrateClassifier(mixed)];
  if (!plain.ok || !calibrated.ok) throw new Error('not trained');
  expect(Math.abs(calibrated.model.bias - plain.model.bias)).toBeLessThanOrEqual(0.4);
  expect(calibrated.quality.f1).toBeLessThan(1);
});

it('passes on why too few examples make no model', () => {
  expect(calibrateClassifier(examples.slice(0, 4))).toMatchObject({ ok: false });
});
