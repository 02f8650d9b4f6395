/** Counts with their noun, for people who read English. */

/** `1,032`. */
export function writeNumber(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1,032 items`, `1 copy`. */
export function writeCount(count: number, one: string, many = `${one}s`): string {
  return `${writeNumber(count)} ${count === 1 ? one : many}`;
}
