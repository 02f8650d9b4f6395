/** The words under an article. */
import { expect, test } from 'vitest';
import { footLabels } from '../../src/publish/foot-labels.js';

test('the foot speaks the language of the article, whatever its region', () => {
  expect(footLabels('de-AT').source).toBe('Quelle: ');
  expect(footLabels('ZH-Hant').source).toBe('来源：');
});

test('the foot is English where the language is unknown', () => {
  expect(footLabels(undefined)).toBe(footLabels('en'));
  expect(footLabels('tlh')).toBe(footLabels('en'));
});
