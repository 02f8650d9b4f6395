import { describe, it } from 'vitest';
import { assessCopy } from '../../src/group/assess-copy.js';
import { CopyIndex } from '../../src/group/copy-index.js';
import { sketchText } from '../../src/group/sketch.js';
import { tokenise } from '../../src/text/tokenise.js';
import { corpusPath, expectAboveFloors } from '../support/corpus.js';
import { Random } from './support/random.js';
import { readJsonLines } from './support/read-json-lines.js';
import { EDIT_CLASSES, type EditClass, syndicate } from './support/syndicate.js';

interface Wire {
  date: string;
  title: string;
  body: string;
}

interface Stored {
  time: number;
  text: string;
}

interface Measured {
  precision: number;
  recall: number;
  f1: number;
  templatesPerThousand: number;
  byClass: Record<EditClass, number>;
}

const path = corpusPath('reuters/articles.jsonl.gz');
const DAY = 86_400_000;
const COPIES = 3000;

function wireTime(date: string): number {
  const [day, month, rest] = date.trim().split('-');
  return Date.parse(`${day} ${month} ${rest?.replace(/\.\d+$/, '')} UTC`);
}

function readWire(from: string): Stored[] {
  return readJsonLines<Wire>(from)
    .map(({ date, body }) => ({ time: wireTime(date), text: body.replace(/\s*Reuter\s*&#3;\s*$/i, '') }))
    .filter(({ time, text }) => !Number.isNaN(time) && tokenise(text).count >= 20)
    .sort((left, right) => left.time - right.time);
}

/** Originals that have an accepted match more than a week away, per thousand, without any time gate. */
function countTemplates(wire: readonly Stored[]): number {
  const index = new CopyIndex({ maxArticles: wire.length, windowMs: Number.POSITIVE_INFINITY });
  let wrong = 0;
  wire.forEach(({ time, text }, at) => {
    const sketch = sketchText(text, tokenise(text));
    const best = index
      .match(sketch, undefined)
      .find((match) => assessCopy(match).kind !== 'none' && time - (wire[match.slot]?.time ?? 0) > 7 * DAY);
    if (best) wrong++;
    index.add(sketch, undefined, at);
  });
  return (1000 * wrong) / wire.length;
}

interface Planned {
  time: number;
  text: string;
  /** Place of the original in the wire. */
  original: number;
  edit: EditClass | undefined;
}

function planStream(wire: readonly Stored[], seed: number): Planned[] {
  const random = new Random(seed);
  const words = wire.slice(0, 400).flatMap(({ text }) => text.match(/\b[a-z]{4,}\b/g) ?? []);
  const stream: Planned[] = wire.map(({ time, text }, at) => ({ time, text, original: at, edit: undefined }));
  const eligible = wire.map((_, at) => at).filter((at) => tokenise(wire[at]?.text ?? '').count >= 60);
  for (let count = 0; count < COPIES; count++) {
    const original = random.pick(eligible);
    const source = wire[original] as Stored;
    const edit = EDIT_CLASSES[count % EDIT_CLASSES.length] as EditClass;
    const text = syndicate(source.text, edit, words, random);
    stream.push({ time: source.time + random.next() * 2 * DAY, text, original, edit });
  }
  return stream.sort((left, right) => left.time - right.time);
}

/** Streams originals and copies together; a copy is right when its best match is its original or a copy of it. */
function measure(wire: readonly Stored[], seed: number): Measured {
  const stream = planStream(wire, seed);
  const index = new CopyIndex({ maxArticles: stream.length, windowMs: 3 * DAY });
  const right = Object.fromEntries(EDIT_CLASSES.map((edit) => [edit, 0])) as Record<EditClass, number>;
  const made = { ...right };
  let links = 0;
  stream.forEach(({ time, text, original, edit }, at) => {
    const sketch = sketchText(text, tokenise(text));
    const best = index.match(sketch, time).find((match) => assessCopy(match).kind !== 'none');
    const found = best ? stream[best.slot] : undefined;
    const kind = best ? assessCopy(best).kind : 'none';
    index.add(sketch, time, kind === 'near' && best ? best.slot : at);
    if (!edit) return;
    made[edit]++;
    if (!found) return;
    links++;
    if (found.original === original || stands(wire, found.original, original)) right[edit]++;
  });
  const correct = Object.values(right).reduce((sum, count) => sum + count, 0);
  const precision = correct / links;
  const recall = correct / COPIES;
  const byClass = Object.fromEntries(EDIT_CLASSES.map((edit) => [edit, right[edit] / made[edit]]));
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    templatesPerThousand: countTemplates(wire),
    byClass: byClass as Record<EditClass, number>,
  };
}

/** The wire itself repeats reports: a match with the repeat of the original is right too. */
function stands(wire: readonly Stored[], found: number, original: number): boolean {
  const words = (at: number) => {
    const { folded } = tokenise(wire[at]?.text ?? '');
    return new Set(
      Array.from({ length: Math.max(0, folded.length - 2) }, (_, i) => folded.slice(i, i + 3).join()),
    );
  };
  const left = words(found);
  const both = words(original);
  const shared = [...left].filter((shingle) => both.has(shingle)).length;
  return shared / Math.min(left.size, both.size) >= 0.4;
}

describe.skipIf(!path)('copies among wire articles (needs the corpus reuters)', () => {
  it.each([
    ['fixed', 1987],
    ['second', Number(process.env.WINNOW_SEED ?? 40_961)],
  ])('finds syndicated copies and leaves templates apart, %s seed', (_, seed) => {
    if (!path) return;
    const wire = readWire(path);
    const result = measure(wire, seed);
    const { byClass, templatesPerThousand, ...totals } = result;
    console.table({ articles: wire.length, seed, templatesPerThousand, ...totals });
    expectAboveFloors('copies', { ...totals, ...byClass, templatesKeptApart: 1000 - templatesPerThousand });
  });
});
