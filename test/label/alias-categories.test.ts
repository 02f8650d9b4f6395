/** Category names are one name when people would say so. */
import { describe, expect, it } from 'vitest';
import { createCategoryNames, foldCategory } from '../../src/label/alias-categories.js';

describe('foldCategory', () => {
  it.each([
    ['World News', 'world-news'],
    ['  WORLD   news ', 'World News'],
    ['Arts & Life', 'arts and life'],
    ['Économie', 'economie'],
    ['#Climate', 'climate'],
    ['政治', '政治'],
  ])('takes %j and %j for one', (left, right) => expect(foldCategory(left)).toBe(foldCategory(right)));

  it.each([
    ['World', 'World News'],
    ['C', 'C++'],
    ['C', 'C#'],
    ['!', '?'],
  ])('keeps %j and %j apart', (left, right) => expect(foldCategory(left)).not.toBe(foldCategory(right)));

  it('reads no more than a name', () => {
    expect(foldCategory('a'.repeat(1_000_000))).toHaveLength(200);
  });
});

describe('createCategoryNames', () => {
  it('gives every alias its principal name', () => {
    const nameOf = createCategoryNames({ 'Ukraine war': ['War in Ukraine', 'russo-ukrainian war'] });
    expect(nameOf('WAR IN UKRAINE')).toBe('ukraine war');
    expect(nameOf('Russo Ukrainian War')).toBe(nameOf('Ukraine War'));
    expect(nameOf('Sport')).toBe('sport');
  });
});
