import { describe, expect, it } from 'vitest';
import type { CleanOptions } from '../../src/extract/clean-options.js';
import { judgeBlocks } from '../../src/extract/judge-blocks.js';

const PROSE = 'The council voted on Tuesday to close the bridge until the end of the year.';
const ABOUT = 'The company makes most of its money with advertising, which fell again in the quarter.';

function removed(lines: readonly string[], options: CleanOptions = {}): string[] {
  const verdicts = judgeBlocks(
    lines.map((text) => ({ text, role: 'text' })),
    options,
  );
  return lines.filter((_, index) => verdicts[index] !== undefined);
}

describe('judgeBlocks', () => {
  it('removes an ambiguous word between paragraphs about something else', () => {
    expect(removed([PROSE, 'Advertising', PROSE])).toEqual(['Advertising']);
  });

  it('keeps it as the heading of a paragraph that takes it up', () => {
    expect(removed([PROSE, 'Advertising', ABOUT, PROSE])).toEqual([]);
    expect(removed([PROSE, 'ADVERTISING', ABOUT, PROSE])).toEqual([]);
  });

  it('keeps it in an article whose title speaks of advertising', () => {
    expect(removed([PROSE, 'Ads', PROSE], { title: 'How ads pay for the bridge' })).toEqual([]);
  });

  it('removes it all the same where it stands more than once, or in brackets', () => {
    expect(removed([PROSE, 'Ads', ABOUT, 'Ads', PROSE])).toEqual(['Ads', 'Ads']);
    expect(removed([PROSE, '[Ads]', ABOUT])).toEqual(['[Ads]']);
  });

  it('removes a certain label in an article about advertising', () => {
    expect(removed([ABOUT, 'Advertisement', ABOUT, 'Story continues below', ABOUT])).toEqual([
      'Advertisement',
      'Story continues below',
    ]);
  });

  it('keeps the title of the article', () => {
    expect(removed(['Advertisement', PROSE], { title: 'Advertisement' })).toEqual([]);
  });

  it('keeps the remainder of a sentence that a hard line break cut', () => {
    const lines = ['the newspaper, which until then had lived from nothing but', 'advertising', 'for fish'];
    expect(removed(lines)).toEqual([]);
  });

  it.each(['quoted', 'code', 'data', 'title'] as const)('never touches a block that is %s', (role) => {
    expect(judgeBlocks([{ text: 'Advertisement', role }])).toEqual([undefined]);
  });

  it('keeps everything whose rule is switched off', () => {
    expect(removed([PROSE, 'Advertisement'], { rules: { 'ad-marker': false } })).toEqual([]);
    expect(removed([`${PROSE}Advertisement`], { rules: { 'glued-ad-marker': false } })).toEqual([]);
  });
});
