/** Finds lines that say again what stood above. */

/** Shorter lines may be meant to be said twice, alone. In UTF-16 units. */
const MIN_REPEAT = 100;
/** A run of lines this long in all, in the same order as above, is the same text printed again. */
const MIN_RUN = 300;
const MIN_RUN_LINES = 4;

/** Letters and digits only, so that spelling of punctuation and spaces does not matter. */
export function skeleton(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** How many lines from `again` on are the same as those from `first` on. */
function runLength(keys: readonly string[], first: number, again: number): number {
  let length = 0;
  while (
    first + length < again &&
    again + length < keys.length &&
    keys[again + length] !== '' &&
    keys[first + length] === keys[again + length]
  )
    length += 1;
  return length;
}

/** Indexes of the lines that can go: long ones said before, and runs of short ones in the same order as before. */
export function findRepeats(lines: readonly string[]): number[] {
  const keys = lines.map(skeleton);
  const firstAt = new Map<string, number>();
  const repeats: number[] = [];
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    const first = firstAt.get(key);
    if (first === undefined) {
      firstAt.set(key, index);
      continue;
    }
    const run = keys.slice(index, index + runLength(keys, first, index));
    const isRun = run.length >= MIN_RUN_LINES && run.join('').length >= MIN_RUN;
    if (isRun) {
      repeats.push(...run.map((_, offset) => index + offset));
      index += run.length - 1;
    } else if ((lines[index] ?? '').length >= MIN_REPEAT) repeats.push(index);
  }
  return repeats;
}
