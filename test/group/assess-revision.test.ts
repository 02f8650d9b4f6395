import { describe, expect, it } from 'vitest';
import { assessRevision } from '../../src/group/assess-revision.js';

const lines = [
  'The town council of Brenholt voted on Tuesday to close its coal plant two years early, in the spring of next year.',
  'Mayor Ilse Tam said heat would come from the river instead, through pumps that a neighbouring town has used since 2019.',
  'The union of plant workers said it had been told of the plan only that morning and would ask a court to stop it.',
  'About ninety people work at the plant, most of them older than fifty; the town promised to find posts for all of them.',
];
const title = 'Brenholt to close its coal plant early';
const article = { title, text: lines.join('\n') };
const withText = (...text: string[]) => ({ title, text: text.join('\n') });

describe('assessRevision', () => {
  it('sees no change in white space, punctuation, typography and case', () => {
    const retyped = withText(
      ...lines.map((line) => line.replaceAll(' ', '  ').replace(';', ' –').toUpperCase()),
    );
    expect(assessRevision(article, retyped)).toMatchObject({
      changed: 0,
      significant: false,
      regroup: false,
    });
  });

  it('sees no change in ad markers and other lines of a few words', () => {
    const withAds = withText(
      'Advertisement',
      ...lines.slice(0, 2),
      'Story continues below',
      ...lines.slice(2),
    );
    expect(assessRevision(article, withAds).changed).toBe(0);
  });

  it('sees no change in moved paragraphs', () => {
    expect(assessRevision(article, withText(...lines.toReversed())).changed).toBe(0);
  });

  it('takes a corrected word for a small change', () => {
    const verdict = assessRevision(
      article,
      withText(...lines.map((line) => line.replace('ninety', 'eighty'))),
    );
    expect(verdict.changed).toBeGreaterThan(0);
    expect(verdict).toMatchObject({ significant: false, regroup: false });
  });

  it('takes a new paragraph for a significant change, but not for a new story', () => {
    const added = 'On Wednesday the court said that it would hear the union in the second week of June.';
    const verdict = assessRevision(article, withText(added, ...lines));
    expect(verdict).toMatchObject({ significant: true, regroup: false });
    expect(verdict.because).toBe(`${Math.round(verdict.changed * 100)} % of the words changed`);
  });

  it('groups again after a new title, with or without new text', () => {
    expect(assessRevision(article, { ...article, title: 'Court stops closure of plant' })).toMatchObject({
      changed: 0,
      newTitle: true,
      significant: false,
      regroup: true,
    });
  });

  it('groups again when half the text is new, in either direction', () => {
    const half = withText(...lines.slice(0, 2));
    expect(assessRevision(half, article).regroup).toBe(true);
    expect(assessRevision(article, half).regroup).toBe(true);
    expect(assessRevision(half, article).changed).toBeCloseTo(assessRevision(article, half).changed);
  });

  it('compares texts of a few words and empty texts', () => {
    expect(assessRevision(withText('Watch live'), withText('watch LIVE')).changed).toBe(0);
    expect(assessRevision(withText('Watch live'), withText('')).changed).toBe(1);
    expect(assessRevision(withText(''), withText('')).changed).toBe(0);
  });
});
