/** Which of a story's articles stands for it in the output feeds. */

export interface LeadCandidate {
  id: string;
  /** The config prefers its source for leads. */
  isPreferred: boolean;
  /** We hold its full text, not only a teaser. */
  isFull: boolean;
  /** Characters of its text. */
  length: number;
  /** Epoch milliseconds of first sight: frozen, so that the election can be repeated. */
  firstSeen: number;
}

export interface LeadVerdict {
  id: string;
  because: string;
}

interface Rule {
  because: string;
  /** Positive when the right one is better, as for `Array.sort`. */
  compare(left: LeadCandidate, right: LeadCandidate): number;
}

/** In this order; the next rule decides among those that the one before finds equal. */
const RULES: readonly Rule[] = [
  {
    because: 'its source is preferred',
    compare: (left, right) => Number(right.isPreferred) - Number(left.isPreferred),
  },
  {
    because: 'its full text is at hand',
    compare: (left, right) => Number(right.isFull) - Number(left.isFull),
  },
  {
    because: 'it is the first full report',
    compare: (left, right) => (left.isFull && right.isFull ? left.firstSeen - right.firstSeen : 0),
  },
  { because: 'its text is the most complete', compare: (left, right) => right.length - left.length },
  { because: 'it came first', compare: (left, right) => left.firstSeen - right.firstSeen },
  { because: 'its id is the smallest', compare: (left, right) => (left.id < right.id ? -1 : 1) },
];

/** Readers have seen the present lead: only these two rules, the first of the list, replace it. */
const RULES_THAT_REPLACE = 2;

function firstDecision(left: LeadCandidate, right: LeadCandidate, rules: readonly Rule[]): [number, string] {
  for (const { compare, because } of rules) {
    const order = compare(left, right);
    if (order !== 0) return [order, because];
  }
  return [0, ''];
}

/** Undefined for a story without articles. The verdict does not depend on the order of the candidates. */
export function electLead(candidates: readonly LeadCandidate[], present?: string): LeadVerdict | undefined {
  const ranked = candidates.toSorted((left, right) => firstDecision(left, right, RULES)[0]);
  const [best, second] = ranked;
  if (!best) return undefined;
  const incumbent = candidates.find(({ id }) => id === present);
  if (!incumbent) {
    return { id: best.id, because: second ? firstDecision(best, second, RULES)[1] : 'it is the only report' };
  }
  const [order, because] = firstDecision(best, incumbent, RULES.slice(0, RULES_THAT_REPLACE));
  return order < 0 ? { id: best.id, because } : { id: incumbent.id, because: 'it leads already' };
}
