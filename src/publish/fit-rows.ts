/** Which rows of a long list a page shows in full, which as one line, and which not: a page stays small. */

export interface Row {
  /** HTML with all there is to show. */
  rich: string;
  /** HTML of its title on one line. */
  compact: string;
}

export interface FittedRows {
  rich: string[];
  compact: string[];
  /** How many are not shown. */
  left: number;
}

/** With its style sheet and frame a page stays under 50 KB. */
const maxBytes = 38_000;

const bytesOf = (text: string) => Buffer.byteLength(text) + 1;

/** Sums of what comes before each place, and of everything at the end. */
function sumsOf(texts: readonly string[]): number[] {
  const sums = [0];
  for (const text of texts) sums.push((sums.at(-1) ?? 0) + bytesOf(text));
  return sums;
}

function countWithin(sums: readonly number[], bytes: number): number {
  return sums.findLastIndex((sum) => sum <= bytes);
}

/** As many as possible in full while all others still fit as lines; half of the page in full where they never will. */
export function fitRows(rows: readonly Row[], bytes = maxBytes): FittedRows {
  const rich = sumsOf(rows.map((row) => row.rich));
  const compact = sumsOf(rows.map((row) => row.compact));
  const all = compact.at(-1) ?? 0;
  const mixed = rich.map((sum, count) => sum + all - (compact[count] ?? 0));
  const full = Math.max(countWithin(mixed, bytes), countWithin(rich, bytes / 2));
  const room = bytes - (rich[full] ?? 0) + (compact[full] ?? 0);
  const shown = Math.max(full, countWithin(compact, room));
  return {
    rich: rows.slice(0, full).map((row) => row.rich),
    compact: rows.slice(full, shown).map((row) => row.compact),
    left: rows.length - shown,
  };
}
