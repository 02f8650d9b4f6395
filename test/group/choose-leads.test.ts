import { describe, expect, test } from 'vitest';
import { chooseLeads, type Report } from '../../src/group/choose-leads.js';

const first: Report = {
  storyId: '1',
  id: '1',
  sourceId: 'north',
  isFull: false,
  length: 40,
  firstSeenAt: new Date('2026-05-01T10:00:00Z'),
  leadId: '1',
};
const second: Report = { ...first, id: '2', sourceId: 'south', isFull: true, length: 400 };
const nobody = () => false;

describe('the lead of a story', () => {
  test('passes from a teaser to the first full report, with the reason', () => {
    expect(chooseLeads([first, second], nobody)).toEqual([
      { storyId: '1', leadId: '2', because: 'its full text is at hand' },
    ]);
  });

  test('passes to a preferred source, and then stays there', () => {
    const full = { ...first, isFull: true };
    const prefersSouth = (id: string) => id === 'south';
    expect(chooseLeads([full, second], prefersSouth)).toEqual([
      { storyId: '1', leadId: '2', because: 'its source is preferred' },
    ]);
    const settled = [full, second].map((report) => ({ ...report, leadId: '2' }));
    expect(chooseLeads(settled, prefersSouth)).toEqual([]);
  });

  test('stays where it is while nothing better comes, whatever is longer', () => {
    const full = { ...first, isFull: true };
    expect(chooseLeads([full, second], nobody)).toEqual([]);
  });

  test('is chosen for each story by itself', () => {
    const other = { ...first, storyId: '9', id: '9', leadId: '9', isFull: true };
    expect(chooseLeads([first, second, other], nobody)).toHaveLength(1);
    expect(chooseLeads([], nobody)).toEqual([]);
  });
});
