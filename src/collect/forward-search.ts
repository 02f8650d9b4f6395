/** Searches one text forward only, so that however often a missing end is asked for, the text is read once. */

export class ForwardSearch {
  readonly #text: string;
  /** Where each needle was searched from, and found: -1 when it does not come again. */
  readonly #known = new Map<string, { from: number; found: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Like `indexOf`; cheap as long as `from` seldom goes back, and then only a little. */
  next(needle: string, from: number): number {
    const known = this.#known.get(needle);
    if (known !== undefined && from >= known.from && (known.found === -1 || known.found >= from))
      return known.found;
    if (known !== undefined && from < known.from) {
      const skipped = this.#text.slice(from, known.from + needle.length - 1).indexOf(needle);
      return skipped === -1 ? known.found : from + skipped;
    }
    const found = this.#text.indexOf(needle, from);
    this.#known.set(needle, { from, found });
    return found;
  }
}
