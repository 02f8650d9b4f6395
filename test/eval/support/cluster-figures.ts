/** Compares a grouping with a gold one: pairs, and B-cubed (Bagga and Baldwin 1998). */

export interface ClusterFigures {
  precision: number;
  recall: number;
  bCubed: number;
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function pairsIn(counts: ReadonlyMap<string, number>): number {
  let pairs = 0;
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}

/** `gold` and `found` name the cluster of each article, in the same order; only labelled articles belong in. */
export function clusterFigures(gold: readonly string[], found: readonly string[]): ClusterFigures {
  const both = gold.map((cluster, at) => `${cluster}\n${found[at]}`);
  const sizes = { gold: countBy(gold), found: countBy(found), both: countBy(both) };
  let precise = 0;
  let recalled = 0;
  both.forEach((key, at) => {
    const overlap = sizes.both.get(key) ?? 0;
    precise += overlap / (sizes.found.get(found[at] ?? '') ?? 1) / gold.length;
    recalled += overlap / (sizes.gold.get(gold[at] ?? '') ?? 1) / gold.length;
  });
  const right = pairsIn(sizes.both);
  return {
    precision: right / Math.max(1, pairsIn(sizes.found)),
    recall: right / Math.max(1, pairsIn(sizes.gold)),
    bCubed: (2 * precise * recalled) / (precise + recalled),
  };
}
