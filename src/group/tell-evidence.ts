/** The evidence of a merge in plain words. */
import type { MergeEvidence } from '../vocabulary/identity.js';

const keys = {
  guid: 'the ledger of all that was ever announced knew its guid',
  url: 'the ledger of all that was ever announced knew its address',
  content: 'the ledger of all that was ever announced knew its words',
};
const directions = {
  same: 'the texts are of a length',
  inside: 'it stands in the longer text',
  contains: 'it holds the shorter text',
};

/** One sentence: how alike, what was enough, what they share, and by which version of the rules. */
export function tellEvidence(evidence: MergeEvidence): string {
  const { key, score, threshold, direction, hoursApart, cosine, shared = [], rules } = evidence;
  const parts = [
    key && keys[key],
    score === undefined ? undefined : `likeness ${score}, where ${threshold ?? 0} is enough`,
    direction && directions[direction],
    hoursApart === undefined ? undefined : `${hoursApart} h apart`,
    cosine === undefined ? undefined : `their vectors are ${cosine} alike`,
    shared.length === 0 ? undefined : `in common: ${shared.join(', ')}`,
  ];
  return `${parts.filter((part) => part !== undefined).join('; ')} (rules of version ${rules})`;
}
