import { describe, expect, it } from 'vitest';
import { createGrouper } from '../../src/group/grouper.js';
import { repairEvidence } from '../../src/group/merge-evidence.js';
import { tellEvidence } from '../../src/group/tell-evidence.js';
import { bridgeCopy, bridgeGazette, bridgeHerald, choir } from '../support/group-articles.js';

function evidenceOf(...articles: (typeof choir)[]) {
  const grouper = createGrouper();
  return articles.map((article) => grouper.add(article).evidence).at(-1);
}

describe('the evidence of a merge', () => {
  it('of a story names the likeness, what was enough, the time between, and the words and names in common', () => {
    const evidence = evidenceOf(bridgeGazette, bridgeHerald);
    expect(evidence).toMatchObject({
      level: 'story',
      with: 'bridge-1',
      threshold: 0.065,
      hoursApart: 2,
      rules: 1,
    });
    expect(evidence?.score).toBeGreaterThanOrEqual(0.065);
    expect(evidence?.shared).toContain('Karvik');
  });

  it('of a copy names how much of which text stands in the other', () => {
    const evidence = evidenceOf(bridgeGazette, bridgeCopy);
    expect(evidence).toMatchObject({ level: 'near', with: 'bridge-1', threshold: 0.6 });
    expect(evidence?.score).toBeGreaterThanOrEqual(0.6);
    expect(['same', 'inside']).toContain(evidence?.direction);
  });

  it('of a story that is formed later is the likeness to its other articles', () => {
    expect(repairEvidence('7', 0.12345, 0.065)).toEqual({
      level: 'story',
      with: '7',
      score: 0.123,
      threshold: 0.065,
      rules: 1,
    });
  });

  it('is absent where nothing was merged', () => {
    expect(evidenceOf(bridgeGazette, choir)).toBeUndefined();
  });
});

describe('tellEvidence', () => {
  it('says all of it in one sentence', () => {
    expect(
      tellEvidence({
        level: 'story',
        with: '1',
        score: 0.31,
        threshold: 0.065,
        hoursApart: 2,
        shared: ['Karvik', 'bridge'],
        rules: 1,
      }),
    ).toBe('likeness 0.31, where 0.065 is enough; 2 h apart; in common: Karvik, bridge (rules of version 1)');
    expect(tellEvidence({ level: 'same', with: '1', key: 'guid', rules: 1 })).toBe(
      'the ledger of all that was ever announced knew its guid (rules of version 1)',
    );
  });
});
