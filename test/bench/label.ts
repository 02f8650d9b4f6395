/**
 * Speed of labelling on one core: articles of 4.5 KB, 20 keywords a topic of which 40 % are phrases, boolean rules.
 * Run: npx tsc -p tsconfig.json --outDir DIR && node DIR/test/bench/label.js (DIR beside a link to node_modules).
 */
import { compileTopics } from '../../src/label/compile-topics.js';
import { labelArticle } from '../../src/label/match-topics.js';
import { tokenise } from '../../src/text/tokenise.js';
import type { LabelInput, TopicRule } from '../../src/vocabulary/topic.js';

const VOCABULARY = 300_000;
/** Words more frequent than this rank are no keywords: nobody makes a topic of "said" or "people". */
const FIRST_KEYWORD_RANK = 3_000;
const ARTICLES = 2_000;
const ARTICLE_CHARACTERS = 4_500;
const KEYWORDS = 20;
const ROUNDS = 5;

/** Mulberry32: the same numbers at every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = createRandom(1);
const SYLLABLES = 'ba ce di fo gu ha ke li mo nu pa re si to vu wa ze ri lo na'.split(' ');

/** Frequent words are short. */
function wordOfRank(rank: number): string {
  let word = '';
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / 20)) word += SYLLABLES[rest % 20];
  return word;
}

/** Zipf's law with exponent 1, by inversion of the continuous form. */
function anyWord(): string {
  return wordOfRank(Math.floor(VOCABULARY ** random()) - 1);
}

function anyKeyword(names: number): string {
  const rank = FIRST_KEYWORD_RANK + Math.floor(random() * (names - FIRST_KEYWORD_RANK));
  const word = wordOfRank(rank);
  return random() < 0.4 ? `"${word} ${anyWord()}"` : word;
}

function anyTopic(number: number, names: number): TopicRule {
  const words = Array.from({ length: KEYWORDS }, () => anyKeyword(names));
  const wanted = words.slice(0, 16).join(' OR ');
  const [one, two, ...others] = words.slice(16);
  return {
    id: `topic-${number}`,
    match: `(${wanted} OR (${one} AND ${two})) AND NOT (${others.join(' OR ')})`,
  };
}

function anyArticle(): LabelInput {
  let text = '';
  while (text.length < ARTICLE_CHARACTERS) text += `${anyWord()}${random() < 0.05 ? '.\n' : ' '}`;
  const title = Array.from({ length: 9 }, anyWord).join(' ');
  return {
    title,
    text,
    categories: ['News'],
    source: 'one',
    url: 'https://example.org/1',
    authors: [],
    language: 'en',
  };
}

/** Processor time, since other programs may share the machine. */
function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function perSecond(run: () => void): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const started = cpuMicroseconds();
    run();
    best = Math.max(best, (ARTICLES * 1e6) / (cpuMicroseconds() - started));
  }
  return Math.round(best);
}

const articles = Array.from({ length: ARTICLES }, anyArticle);
const tokenised = articles.map(({ title, text }) => ({ title: tokenise(title), text: tokenise(text) }));
const words = tokenised.reduce((sum, { text }) => sum + text.count, 0) / ARTICLES;
process.stdout.write(`${ARTICLES} articles of ${Math.round(words)} words\n`);
process.stdout.write('topics  keywords  compile ms  articles/s  with tokens made  labels an article\n');
/** Five thousand topics with the labels an article of five hundred (names ten times as many), and with ten times as many. */
const runs = [
  { count: 500, names: VOCABULARY },
  { count: 5_000, names: VOCABULARY * 10 },
  { count: 5_000, names: VOCABULARY },
];
for (const { count, names } of runs) {
  const topics = Array.from({ length: count }, (_, number) => anyTopic(number, names));
  const started = cpuMicroseconds();
  const compiled = compileTopics(topics);
  const compileMs = (cpuMicroseconds() - started) / 1000;
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  const { matcher } = compiled;
  let labels = 0;
  const whole = perSecond(() => {
    for (const article of articles) labels += labelArticle(matcher, article).length;
  });
  const ready = perSecond(() => {
    for (const [at, article] of articles.entries()) labelArticle(matcher, article, tokenised[at]);
  });
  const row = [
    count,
    count * KEYWORDS,
    Math.round(compileMs),
    whole,
    ready,
    (labels / ARTICLES / ROUNDS).toFixed(2),
  ];
  process.stdout.write(`${row.join('\t')}\n`);
}
