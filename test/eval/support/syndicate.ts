/** Makes copies of wire articles as other publishers print them, in seven classes of edits, from a seed. */
import type { Random } from './random.js';

export const EDIT_CLASSES = [
  'style',
  'truncated',
  'boilerplate',
  'medium',
  'heavy',
  'update',
  'brief',
] as const;
export type EditClass = (typeof EDIT_CLASSES)[number];

const HOUSE_STYLE: readonly (readonly [RegExp, string])[] = [
  [/\bpct\b/g, 'percent'],
  [/\bmln\b/g, 'million'],
  [/\bbillion\b/g, 'bn'],
  [/\bdlrs\b/g, 'dollars'],
  [/\bsaid\b/g, 'told reporters'],
  [/\bwill\b/g, 'is to'],
  [/\bU\.S\.\b/g, 'American'],
  [/\bcts\b/g, 'cents'],
];

const BOILERPLATE: readonly string[] = [
  'Sign up here to get the morning letter of our business desk in your mailbox before seven.',
  'This report was prepared by our staff with material from news agencies and company statements.',
  'Readers can write to the editors at the address given on the contact page of this paper.',
  'All quotes are delayed by at least fifteen minutes and come without any guarantee of being right.',
  'Follow the market in our live diary, which our reporters keep from the opening to the closing bell.',
  'Our correspondents in nine capitals contributed to this story; it was edited in the main office.',
];

const FRESH: readonly string[] = [
  'The announcement surprised dealers, several of whom had left their desks for the day when it came.',
  'A spokesman declined to add anything to the written statement when reached by telephone on the evening.',
  'Officials in the capital were expected to comment before the end of the week, a person close to them hinted.',
  'Shares had moved little before the news, and brokers were divided about what would follow from it.',
  'An earlier version of the plan had been turned down by the board, two people familiar with it recalled.',
];

export function sentencesOf(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[a-z)"]\.)\s+(?=[A-Z"])/)
    .filter((sentence) => sentence.length > 1);
}

function replaceWords(text: string, share: number, words: readonly string[], random: Random): string {
  return text.replace(/\b[a-z]{3,}\b/g, (word) => (random.next() < share ? random.pick(words) : word));
}

function houseStyle(text: string): string {
  let styled = text;
  for (const [pattern, replacement] of HOUSE_STYLE) styled = styled.replace(pattern, replacement);
  return styled;
}

function shuffled(sentences: readonly string[], random: Random): string[] {
  const order = sentences.slice(1).map((sentence) => ({ sentence, at: random.next() }));
  return [sentences[0] ?? '', ...order.sort((a, b) => a.at - b.at).map(({ sentence }) => sentence)];
}

function firstShare(sentences: readonly string[], share: number): string[] {
  return sentences.slice(0, Math.max(1, Math.ceil(sentences.length * share)));
}

type Edit = (sentences: string[], words: readonly string[], random: Random) => string[];

const EDITS: Readonly<Record<EditClass, Edit>> = {
  style: (sentences) => sentences.map(houseStyle),
  truncated: (sentences, _, random) => firstShare(sentences, 0.3 + 0.4 * random.next()),
  boilerplate: (sentences, _, random) => [
    random.pick(BOILERPLATE),
    ...sentences,
    ...Array.from({ length: random.between(1, 4) }, () => random.pick(BOILERPLATE)),
  ],
  medium: (sentences, words, random) =>
    sentences
      .filter((_, at) => at === 0 || random.next() > 0.15)
      .map((sentence) => replaceWords(houseStyle(sentence), 0.08, words, random)),
  heavy: (sentences, words, random) =>
    shuffled(sentences, random)
      .filter(() => random.next() > 0.25)
      .map((sentence) => replaceWords(houseStyle(sentence), 0.2, words, random)),
  update: (sentences, words, random) => [
    random.pick(FRESH),
    replaceWords(sentences[0] ?? '', 0.2, words, random),
    ...sentences.slice(1),
    random.pick(FRESH),
  ],
  brief: (sentences, _, random) => sentences.slice(0, random.between(2, 3)),
};

/** `words` feeds the replacements; the answer is a text of one paragraph. */
export function syndicate(text: string, edit: EditClass, words: readonly string[], random: Random): string {
  return EDITS[edit](sentencesOf(text), words, random).join(' ');
}
