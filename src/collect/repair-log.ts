/** Counts the repairs that a document needed, by the closed names of `RepairRule`. */
import type { Repair } from '../vocabulary/feed-document.js';

export type RepairRule =
  | 'wrong-charset'
  | 'undecodable-bytes'
  | 'control-character'
  | 'junk-before-root'
  | 'doctype-dropped'
  | 'undefined-entity'
  | 'unknown-entity'
  | 'bare-ampersand'
  | 'stray-less-than'
  | 'unclosed-tag'
  | 'unclosed-cdata'
  | 'unclosed-comment'
  | 'unclosed-element'
  | 'stray-close-tag'
  | 'truncated-document'
  | 'unknown-root'
  | 'unreadable-date'
  | 'relative-url'
  | 'bad-json';

export class RepairLog {
  readonly #counts = new Map<RepairRule, number>();

  add(rule: RepairRule, count = 1): void {
    if (count > 0) this.#counts.set(rule, (this.#counts.get(rule) ?? 0) + count);
  }

  addAll(other: RepairLog): void {
    for (const [rule, count] of other.#counts) this.add(rule, count);
  }

  list(): Repair[] {
    return [...this.#counts].map(([rule, count]) => ({ rule, count }));
  }
}
