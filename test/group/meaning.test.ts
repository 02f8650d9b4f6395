import { describe, expect, it } from 'vitest';
import { printArticle } from '../../src/group/article-print.js';
import { createGrouper } from '../../src/group/grouper.js';
import { cosineOf, type Meaning, measureMeaning, packMeaning } from '../../src/group/meaning.js';
import { MeaningIndex } from '../../src/group/meaning-index.js';
import { decodePrint, encodePrint } from '../../src/group/print-codec.js';
import { hashEnd } from '../../src/text/hash.js';
import { createStems } from '../../src/text/stem.js';
import { bridgeGazette, choir, HOUR } from '../support/group-articles.js';

function direction(seed: number): number[] {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return Array.from({ length: 256 }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return hashEnd(state) / 2 ** 31;
  });
}

/** A direction of its own for every seed; `bent` turns it a little towards another one. */
function vector(seed: number, bent = 0, towards = seed + 100_000): number[] {
  const other = direction(towards);
  return direction(seed).map((value, at) => value + bent * (other[at] as number));
}

function meaning(values: number[], model = 'a'): Meaning {
  const packed = packMeaning(values, model);
  if (!packed) throw new Error('no direction');
  return packed;
}
const cosine = (left: Meaning, right: Meaning) => cosineOf(measureMeaning(left), measureMeaning(right));

/** The same event as the Gazette reports, in a language that shares no word with it. */
const brücke = {
  id: 'brücke',
  source: 'rundschau',
  url: 'https://rundschau.example/1',
  title: 'Einsturz am frühen Morgen',
  text: 'Nach starkem Regen gaben zwei Pfeiler nach, teilte die Gemeinde mit, verletzt wurde niemand. Der Verkehr wird umgeleitet.',
  time: (bridgeGazette.time ?? 0) + HOUR,
  language: 'de',
};

describe('a meaning', () => {
  it('keeps the angle between vectors in an octet a value', () => {
    const [one, near] = [vector(1), vector(1, 0.3)];
    const exact = cosineExact(one, near);
    expect(cosine(meaning(one), meaning(near))).toBeCloseTo(exact, 2);
    expect(Math.abs(cosine(meaning(one), meaning(vector(2))))).toBeLessThan(0.3);
  });

  it('is of no direction, of another model or another length: nothing to compare', () => {
    expect(packMeaning([0, 0, 0], 'a')).toBeUndefined();
    expect(packMeaning([], 'a')).toBeUndefined();
    expect(cosine(meaning(vector(1)), meaning(vector(1), 'b'))).toBe(0);
    expect(cosine(meaning(vector(1)), meaning(vector(1).slice(1)))).toBe(0);
  });

  it('survives in the print of its article', () => {
    const print = { ...printArticle(bridgeGazette, createStems()), meaning: meaning(vector(1)) };
    expect(decodePrint(encodePrint(print))).toEqual(print);
  });

  it('is found again among thousands of others by its near neighbours', () => {
    const index = new MeaningIndex<{ id: number; meaning: ReturnType<typeof measureMeaning> }>(10_000);
    for (let id = 0; id < 2_000; id++) index.add({ id, meaning: measureMeaning(meaning(vector(id))) });
    let found = 0;
    for (let id = 0; id < 100; id++) {
      const near = index.find({ id: -1, meaning: measureMeaning(meaning(vector(id * 20, 0.3, 5_000 + id))) });
      if (near[0]?.id === id * 20) found++;
    }
    expect(found).toBeGreaterThanOrEqual(95);
  });
});

describe('stories with meanings', () => {
  const grouped = (left: Meaning | undefined, right: Meaning | undefined) => {
    const grouper = createGrouper();
    grouper.add(choir);
    const print = (article: typeof choir, one: Meaning | undefined) => ({
      ...grouper.print(article),
      ...(one ? { meaning: one } : {}),
    });
    grouper.addPrint(print(bridgeGazette, left), bridgeGazette);
    return grouper.addPrint(print(brücke, right), brücke);
  };

  it('join reports that share no word, and say by which likeness', () => {
    const decision = grouped(meaning(vector(1)), meaning(vector(1, 0.2)));
    expect(decision).toMatchObject({ story: 'bridge-1', kind: 'story' });
    expect(decision.evidence?.cosine).toBeGreaterThan(0.9);
    expect(decision.evidence?.shared).toEqual([]);
  });

  it('stay apart where the vectors are not near, of different models, or of one article alone', () => {
    expect(grouped(meaning(vector(1)), meaning(vector(1, 1.2))).kind).toBe('new');
    expect(grouped(meaning(vector(1)), meaning(vector(1), 'b')).kind).toBe('new');
    expect(grouped(meaning(vector(1)), undefined).kind).toBe('new');
    expect(grouped(undefined, undefined).kind).toBe('new');
  });
});

function cosineExact(left: number[], right: number[]): number {
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return dot(left, right) / Math.sqrt(dot(left, left) * dot(right, right));
}
