/** Prints as bytes, to rebuild the window from the store after a restart. */
import type { ArticlePrint } from './article-print.js';
import type { TermCounts } from './story-features.js';

/** Rises when prints of another version cannot be compared; such articles are printed anew. */
export const PRINT_VERSION = 2;

interface Head {
  version: number;
  facts: Omit<ArticlePrint, 'sketch' | 'features' | 'meaning'> & { total: number; limit: number };
  /** Model of the vector that ends the body, where there is one. */
  model?: number;
  /** Elements of each array, in the order of the body. */
  sizes: number[];
}

function arraysOf({
  sketch,
  features,
  meaning,
}: ArticlePrint): (Uint32Array | Int32Array | Uint16Array | Uint8Array | Int8Array)[] {
  const { words, title, pairs, names } = features;
  return [
    sketch.shingles,
    words.terms,
    title.terms,
    pairs.terms,
    names.terms,
    sketch.numbers,
    words.counts,
    title.counts,
    pairs.counts,
    names.counts,
    ...(meaning ? [meaning.values] : []),
  ];
}

function bytesOf(array: Uint32Array | Int32Array | Uint16Array | Uint8Array | Int8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/** About 4 kB for an article of 300 words or more. */
export function encodePrint(print: ArticlePrint): Buffer {
  const { sketch, features: _, meaning, ...facts } = print;
  const arrays = arraysOf(print);
  const head: Head = {
    version: PRINT_VERSION,
    facts: { ...facts, total: sketch.total, limit: sketch.limit },
    ...(meaning ? { model: meaning.model } : {}),
    sizes: arrays.map((array) => array.length),
  };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...arrays.map(bytesOf)]);
}

class Body {
  constructor(
    private readonly bytes: Buffer,
    private at: number,
  ) {}

  /** The next `size` elements of `width` bytes, in memory of their own: the stored bytes may be unaligned. */
  take(size: number | undefined, width: number): ArrayBuffer {
    const length = (size ?? 0) * width;
    if (this.at + length > this.bytes.length) throw new RangeError('print is cut short');
    const copy = new Uint8Array(length);
    copy.set(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return copy.buffer;
  }
}

function readBody(
  bytes: Buffer,
  from: number,
  head: Head,
): Pick<ArticlePrint, 'sketch' | 'features' | 'meaning'> {
  const body = new Body(bytes, from);
  const { sizes, facts } = head;
  const shingles = new Uint32Array(body.take(sizes[0], 4));
  const terms = [1, 2, 3, 4].map((at) => new Int32Array(body.take(sizes[at], 4)));
  const numbers = new Uint16Array(body.take(sizes[5], 2));
  const [words, title, pairs, names] = terms.map((list, at) => ({
    terms: list,
    counts: new Uint8Array(body.take(sizes[6 + at], 1)),
  })) as [TermCounts, TermCounts, TermCounts, TermCounts];
  return {
    sketch: { shingles, total: facts.total, limit: facts.limit, numbers },
    features: { words, title, pairs, names },
    ...(head.model === undefined
      ? {}
      : { meaning: { model: head.model, values: new Int8Array(body.take(sizes[10], 1)) } }),
  };
}

/** Undefined for bytes of another version or bytes that are no print. */
export function decodePrint(octets: Uint8Array): ArticlePrint | undefined {
  try {
    const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
    const length = bytes.readUInt32LE(0);
    const head = JSON.parse(bytes.toString('utf8', 4, 4 + length)) as Head;
    if (head.version !== PRINT_VERSION) return undefined;
    const { total: _, limit: __, ...facts } = head.facts;
    // JSON has no undefined: an article without a time comes back without the property.
    return { ...facts, time: facts.time, ...readBody(bytes, 4 + length, head) };
  } catch {
    return undefined;
  }
}
