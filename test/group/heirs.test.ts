/** Stories that go on from a later report. */
import { expect, test } from 'vitest';
import { Heirs } from '../../src/group/heirs.js';

const joins = (articleId: string, storyId: string) => ({ articleId, storyId, because: 'test' });
const storiesOf = (heirs: Heirs, ...stories: ReturnType<typeof joins>[]) =>
  heirs.settle(stories).map(({ articleId, storyId }) => `${articleId} in ${storyId}`);

test('the first to join a story that is gone leads it, and all later ones join that', () => {
  const heirs = new Heirs();
  heirs.inherit(new Set(['1']), [joins('8', '1'), joins('9', '1'), joins('10', '2')]);
  expect(storiesOf(heirs, joins('8', '1'), joins('9', '1'), joins('10', '2'), joins('11', '1'))).toEqual([
    '8 in 8',
    '9 in 8',
    '10 in 2',
    '11 in 8',
  ]);
});

test('nobody inherits from itself, nor what is gone', () => {
  const heirs = new Heirs();
  heirs.inherit(new Set(['1', '2']), [joins('1', '1'), joins('2', '1')]);
  expect(storiesOf(heirs, joins('3', '1'))).toEqual(['3 in 1']);
});

test('an heir that is gone itself has an heir', () => {
  const heirs = new Heirs();
  heirs.inherit(new Set(['1']), [joins('8', '1')]);
  heirs.inherit(new Set(['8']), heirs.settle([joins('20', '1')]));
  expect(storiesOf(heirs, joins('21', '1'), joins('22', '8'))).toEqual(['21 in 20', '22 in 20']);
});
