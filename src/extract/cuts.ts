/** Parts to take out of a text, and the record of what was taken. */

/** UTF-16 offsets, the end exclusive. */
export interface Cut {
  start: number;
  end: number;
}

/** Removed text is kept in the record up to this length. */
const MAX_RECORD = 200;
const MAX_CUTS_RECORDED = 20;

export function shorten(text: string): string {
  return text.trim().slice(0, MAX_RECORD);
}

/** The text without the cuts, which are in order and apart. */
export function withoutCuts(text: string, cuts: readonly Cut[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of cuts) {
    parts.push(text.slice(at, start));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

export function recordOfCuts(text: string, cuts: readonly Cut[]): string {
  const taken = cuts.slice(0, MAX_CUTS_RECORDED).map(({ start, end }) => text.slice(start, end).trim());
  return shorten(taken.join(' … '));
}
