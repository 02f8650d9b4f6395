import { describe, expect, test } from 'vitest';
import { plainSummary } from '../../src/extract/plain-summary.js';

const contentHtml = '<p>The whole article.</p>';

describe('the summary of an entry', () => {
  test('is plain text, its references resolved', () => {
    const summaryHtml = '<p>AT&amp;T &lt;wins&gt; the <b>case</b>&nbsp;at last.</p>';
    expect(plainSummary({ summaryHtml, contentHtml })).toBe('AT&T <wins> the case at last.');
  });

  test('has no ad marker', () => {
    const summaryHtml = '<p>The pier reopens.</p><p>Advertisement</p><p>Bring boots.</p>';
    expect(plainSummary({ summaryHtml, contentHtml })).toBe('The pier reopens. Bring boots.');
  });

  test('is absent where it is all the entry has, and where it says nothing', () => {
    expect(plainSummary({ summaryHtml: '<p>Only this.</p>' })).toBeNull();
    expect(plainSummary({ summaryHtml: '<p> <br></p>', contentHtml })).toBeNull();
  });

  test('ends at a word when it is long', () => {
    const summary = plainSummary({ summaryHtml: `<p>${'harbour '.repeat(5_000)}</p>`, contentHtml });
    expect(summary).toMatch(/^(?:harbour )+harbour…$/);
    expect(summary?.length).toBeLessThanOrEqual(1_001);
  });
});
