/** How well an extracted text matches the true one, by word shingles as the public extraction benchmarks count them. */

export interface ShingleCounts {
  hit: number;
  extra: number;
  missed: number;
}

function shingles(text: string, size: number): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const last = Math.max(1, words.length - size + 1);
  for (let start = 0; start < last && words.length > 0; start += 1) {
    const shingle = words.slice(start, start + size).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** Repeated shingles count as often as both texts have them. */
export function countShingles(truth: string, text: string, size: number): ShingleCounts {
  const [wanted, got] = [shingles(truth, size), shingles(text, size)];
  const sum = (counts: Map<string, number>) =>
    [...counts.values()].reduce((total, count) => total + count, 0);
  let hit = 0;
  for (const [shingle, count] of wanted) hit += Math.min(count, got.get(shingle) ?? 0);
  return { hit, extra: sum(got) - hit, missed: sum(wanted) - hit };
}

/** Every page weighs the same: its counts are shares before they are summed. */
export function scorePages(pages: readonly ShingleCounts[]): {
  f1: number;
  precision: number;
  recall: number;
} {
  const totals = { hit: 0, extra: 0, missed: 0 };
  for (const { hit, extra, missed } of pages) {
    const all = hit + extra + missed || 1;
    totals.hit += hit / all;
    totals.extra += extra / all;
    totals.missed += missed / all;
  }
  const precision = totals.hit / (totals.hit + totals.extra);
  const recall = totals.hit / (totals.hit + totals.missed);
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall };
}
