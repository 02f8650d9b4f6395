import { describe, expect, it } from 'vitest';
import { electLead, type LeadCandidate } from '../../src/group/elect-lead.js';

const report = (id: string, facts: Partial<LeadCandidate> = {}): LeadCandidate => ({
  id,
  isPreferred: false,
  isFull: true,
  length: 400,
  firstSeen: 0,
  ...facts,
});

describe('electLead', () => {
  it('elects the first full report, not the longest', () => {
    const candidates = [report('late', { firstSeen: 9, length: 900 }), report('early', { firstSeen: 5 })];
    expect(electLead(candidates)).toEqual({ id: 'early', because: 'it is the first full report' });
  });

  it('elects the preferred source before all', () => {
    const candidates = [report('first'), report('ours', { isPreferred: true, isFull: false, firstSeen: 9 })];
    expect(electLead(candidates)?.id).toBe('ours');
  });

  it('elects a full report before an earlier teaser', () => {
    const candidates = [report('teaser', { isFull: false, length: 30 }), report('full', { firstSeen: 9 })];
    expect(electLead(candidates)).toEqual({ id: 'full', because: 'its full text is at hand' });
  });

  it('elects the most complete among teasers', () => {
    const candidates = [
      report('a', { isFull: false, length: 30 }),
      report('b', { isFull: false, length: 60, firstSeen: 9 }),
    ];
    expect(electLead(candidates)).toEqual({ id: 'b', because: 'its text is the most complete' });
  });

  it('keeps the present lead when an earlier or longer report turns up', () => {
    const candidates = [
      report('present', { firstSeen: 5 }),
      report('earlier', { firstSeen: 1, length: 900 }),
    ];
    expect(electLead(candidates, 'present')).toEqual({ id: 'present', because: 'it leads already' });
  });

  it('replaces the present lead by a preferred source, and a teaser by a full report', () => {
    expect(electLead([report('present'), report('ours', { isPreferred: true })], 'present')?.id).toBe('ours');
    expect(electLead([report('present', { isFull: false }), report('full')], 'present')?.id).toBe('full');
  });

  it('does not depend on the order of the candidates', () => {
    const candidates = [report('b'), report('a'), report('c', { length: 401 })];
    expect(electLead(candidates)).toEqual(electLead(candidates.toReversed()));
    expect(electLead([])).toBeUndefined();
  });
});
