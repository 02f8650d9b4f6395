import { describe, expect, it } from 'vitest';
import { takeTopicsLine } from '../../src/extract/topics-line.js';

const PROSE = 'The council voted on Tuesday to close the bridge until the end of the year.';

describe('takeTopicsLine', () => {
  it('takes the closing topics line as categories and out of the body', () => {
    expect(takeTopicsLine([PROSE, 'Topics: Rivers, Jane Doe, City News'])).toEqual({
      lines: [PROSE],
      categories: ['Rivers', 'Jane Doe', 'City News'],
      removed: [{ rule: 'topics-line', text: 'Topics: Rivers, Jane Doe, City News', index: 1 }],
    });
  });

  it.each([
    ['Themen: Politik, Russland', ['Politik', 'Russland']],
    ['Sujets : Économie | Europe', ['Économie', 'Europe']],
    ['Теги: экономика, выборы', ['экономика', 'выборы']],
    ['Tags: #news #city', ['news', 'city']],
    ['タグ：政治、経済', ['政治', '経済']],
    ['Filed under: Opinion', ['Opinion']],
  ])('reads %s', (line, categories) => {
    expect(takeTopicsLine([PROSE, line]).categories).toEqual(categories);
  });

  it('leaves prose that begins with such a word', () => {
    const lines = [
      PROSE,
      'More on this: the council will meet again on Friday to hear what residents think of it.',
    ];
    expect(takeTopicsLine(lines).lines).toEqual(lines);
  });

  it('leaves a list in the middle of the article', () => {
    const lines = [...Array<string>(9).fill(PROSE), 'Topics: a, b', ...Array<string>(9).fill(PROSE)];
    expect(takeTopicsLine(lines).categories).toEqual([]);
  });

  it('takes a label and the topics below it, one a line', () => {
    expect(takeTopicsLine([PROSE, 'Tags', 'Rivers', 'City News'])).toMatchObject({
      lines: [PROSE],
      categories: ['Rivers', 'City News'],
    });
  });

  it('keeps the points of an abbreviation', () => {
    expect(takeTopicsLine([PROSE, 'Topics: Trade, U.S.']).categories).toEqual(['Trade', 'U.S.']);
  });

  it('leaves a label that a sentence follows', () => {
    const lines = [PROSE, 'Topic: he would not say.'];
    expect(takeTopicsLine(lines)).toEqual({ lines, categories: [], removed: [] });
  });
});
