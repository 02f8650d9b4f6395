/** English keywords stand for their singular and plural, and for nothing else. */
import { describe, expect, it } from 'vitest';
import { englishForms } from '../../src/label/english-forms.js';

describe('englishForms', () => {
  it.each([
    ['election', ['election', 'elections']],
    ['elections', ['elections', 'election']],
    ['party', ['party', 'parties']],
    ['parties', ['parties', 'party']],
    ['box', ['box', 'boxes']],
    ['house', ['house', 'houses']],
    ['day', ['day', 'days']],
    ['woman', ['woman', 'women']],
    ['crises', ['crises', 'crisis']],
  ])('gives the forms of %s', (word, forms) => expect(englishForms(word, false)).toEqual(forms));

  it.each(['news', 'new', 'arms', 'arm', 'us', 'g20', 'élan'])('leaves %s as it is', (word) =>
    expect(englishForms(word, false)).toEqual([word]),
  );

  it('never takes an ending off a name or an ending that is no plural', () => {
    expect(englishForms('gates', true)).not.toContain('gate');
    for (const word of ['class', 'crisis', 'virus', 'economics']) {
      expect(englishForms(word, false)).not.toContain(word.slice(0, -1));
    }
  });
});
