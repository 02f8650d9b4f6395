/** Recognises the lines that a page puts around an article: newsletter boxes, share bars, link lines, footers. */
import { foldFirstWord, foldText } from '../text/normalise.js';
import { markerKey } from './ad-markers.js';
import { FURNITURE_FORMS, type FurnitureForms, type FurnitureRule } from './furniture-forms.js';
import { FormTable, toForms } from './marker-forms.js';

/** No furniture is longer; whatever is may be a paragraph of the article. In UTF-16 units. */
const MAX_FURNITURE = 120;
const ENDS_AS_SENTENCE = /[.!?;,][")\]”’»]*$/u;

/** What stands between a label and the title of another article. */
const AFTER_LABEL = /^(.{2,40}?) ?(?:[:|>»›→►▶]|(?<= )[–—-] )/u;
const LEADING = /^[^\p{L}\p{N}]+/u;

interface Compiled {
  rule: FurnitureRule;
  labels: ReadonlySet<string>;
  starts: readonly string[];
  ends: readonly string[];
}

const RULES = Object.entries(FURNITURE_FORMS) as [FurnitureRule, FurnitureForms][];

function buildWhole(): FormTable<FurnitureRule> {
  const table = new FormTable<FurnitureRule>();
  for (const [rule, { whole }] of RULES) {
    for (const form of toForms(whole)) table.add(form, rule, markerKey);
  }
  return table;
}

const WHOLE = buildWhole();

const EDGES: readonly Compiled[] = RULES.map(([rule, { labels = '', starts = '', ends = '' }]) => ({
  rule,
  labels: new Set(toForms(labels)),
  starts: toForms(starts),
  ends: ends.split('|').flatMap((end) => (end.trim() === '' ? [] : [` ${foldText(end)}`])),
}));

const FIRST_WORDS: ReadonlySet<string> = new Set(
  EDGES.flatMap(({ labels, starts }) => [...labels, ...starts].map((text) => foldFirstWord(text) ?? text)),
);
const LAST_LETTERS: readonly string[] = EDGES.flatMap(({ ends }) => ends.map((end) => end.slice(-3)));

/** A quick no for most prose. */
function mayBeFurniture(text: string): boolean {
  const word = foldFirstWord(text);
  if (word === undefined || WHOLE.startsWith(word) || FIRST_WORDS.has(word)) return true;
  const tail = text.slice(-3).toLowerCase();
  return text.startsWith('©') || LAST_LETTERS.includes(tail);
}

function isSwitchedOn(rule: string, switches: Readonly<Record<string, boolean>>): boolean {
  return switches[rule] !== false;
}

/** A copyright line may end in a full stop; every other line that ends as a sentence does is one. */
function matchEdges(text: string): FurnitureRule | undefined {
  const folded = foldText(text);
  const label = AFTER_LABEL.exec(folded)?.[1]?.replace(LEADING, '') ?? '';
  const found = EDGES.find(
    ({ labels, starts, ends }) =>
      labels.has(label) ||
      starts.some((start) => folded.startsWith(start)) ||
      ends.some((end) => folded.endsWith(end)),
  );
  if (found === undefined || (found.rule === 'read-more' && ENDS_AS_SENTENCE.test(folded))) return undefined;
  return found.rule;
}

/**
 * The name of the rule by which the block is furniture. `switches` turns rules off by name.
 * Never a block over 120 characters.
 */
export function matchFurniture(
  block: string,
  switches: Readonly<Record<string, boolean>> = {},
): FurnitureRule | undefined {
  const text = block.trim();
  if (text === '' || text.length > MAX_FURNITURE || !mayBeFurniture(text)) return undefined;
  const key = markerKey(text);
  const rule = WHOLE.get(key) ?? matchEdges(text);
  return rule !== undefined && isSwitchedOn(rule, switches) ? rule : undefined;
}
