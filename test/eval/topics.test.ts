/** Five topics written by hand from general knowledge, against labelled news: a check that the language is enough. */
import { expect, test } from 'vitest';
import { compileTopics } from '../../src/label/compile-topics.js';
import { labelArticle } from '../../src/label/match-topics.js';
import type { TopicRule } from '../../src/vocabulary/topic.js';
import { corpusPath, expectAboveFloors } from '../support/corpus.js';
import { readJsonLines } from './support/read-json-lines.js';

const TOPICS: readonly TopicRule[] = [
  {
    id: 'business',
    match: `(shares OR shareholder OR investor OR profit^2 OR earnings OR "interest rate" OR "stock market"^2 OR "stock exchange"^2
      OR economist OR "economic growth"^2 OR gdp^2 OR inflation OR exports OR imports OR "oil price" OR "crude oil"^2 OR takeover
      OR merger^2 OR bankruptcy^2 OR bankrupt* OR currency OR dollar OR euros OR analysts OR "central bank"^2 OR bank OR "trade deficit"^2
      OR "budget deficit" OR unemployment OR "consumer spending"^2 OR retailer OR "chief executive" OR airline OR carmaker^2
      OR trillion OR manufactur* OR factory OR sales OR turnover OR debt OR stake OR market OR economy OR title:(firm OR economy OR profits OR shares
      OR bank OR oil OR market OR trade OR deal OR sales OR jobs))
      AND NOT title:(film OR album OR match OR coach OR Labour OR Tory OR election OR Blair)`,
    minScore: 4,
  },
  {
    id: 'entertainment',
    match: `(film OR movie^2 OR actor^2 OR actress^2 OR singer^2 OR album^2 OR band OR song OR oscar^2 OR bafta^2 OR grammy^2 OR "box office"^2
      OR hollywood^2 OR comedy OR drama OR theatre OR concert OR musical OR musician OR celebrity OR "film festival"^2 OR sitcom^2
      OR "soap opera"^2 OR novel OR author OR nominat* OR starring^2 OR "TV show" OR viewers OR premiere OR "number one" OR charts OR playwright^2
      OR rapper^2 OR rock OR pop OR title:(star OR TV OR music OR show OR award OR book))
      AND NOT title:(software OR mobile OR gadget OR phone)`,
    minScore: 3,
  },
  {
    id: 'politics',
    match: `Labour OR Tory^2 OR Conservative OR "Lib Dem"^2 OR "Liberal Democrat"^2 OR MP^2 OR MPs^2 OR parliament OR "House of Commons"^2 OR Commons
      OR "House of Lords"^2 OR "Downing Street"^2 OR "prime minister" OR "home secretary"^2 OR "foreign secretary"^2 OR chancellor OR "shadow cabinet"^2
      OR "general election"^2 OR election OR voters OR manifesto OR minister OR "Tony Blair" OR "Gordon Brown" OR "Michael Howard"^2
      OR "Charles Kennedy"^2 OR referendum OR Westminster^2 OR Whitehall^2 OR "council tax"^2 OR asylum OR "ID cards"^2 OR UKIP^2 OR politicians
      OR title:(Blair OR Labour OR Brown OR Howard OR Tories OR election OR MPs OR minister)`,
    minScore: 4,
  },
  {
    id: 'sport',
    match: `coach OR injury OR cup OR champion OR championship OR tournament OR football OR rugby^2 OR tennis^2 OR cricket^2 OR athletics^2 OR olympic*
      OR "grand slam"^2 OR "Six Nations"^2 OR premiership OR striker^2 OR midfielder^2 OR goalkeeper^2 OR "world record" OR "world cup" OR marathon
      OR sprinter^2 OR squad OR referee^2 OR semi-final^2 OR quarter-final^2 OR "second half" OR "first half" OR seeds OR "Champions League"^2
      OR season OR captain OR defeat OR Arsenal OR Chelsea OR "Manchester United" OR Liverpool OR fa-cup^2 OR doping^2 OR wimbledon^2`,
    minScore: 3,
  },
  {
    id: 'tech',
    match: `(software^2 OR computer OR PC^2 OR internet OR broadband^2 OR "mobile phone" OR handset^2 OR wireless^2 OR online OR website OR web OR microsoft
      OR google OR "operating system"^2 OR "search engine"^2 OR virus OR spam^2 OR hacker^2 OR gadget^2 OR ipod^2 OR "video game"^2 OR gamer^2 OR gaming^2
      OR console^2 OR playstation^2 OR xbox^2 OR nintendo^2 OR blog* OR download OR "file-sharing"^2 OR technology OR digital OR users OR chip OR linux^2
      OR email OR e-mail OR laptop^2 OR robot^2 OR dvd OR "high-definition" OR wi-fi^2 OR net OR title:(net OR mobile OR phone OR games OR web OR hi-tech OR digital))
      AND NOT (title:(profit OR profits OR shares OR sales) AND (shares OR profit))`,
    minScore: 5,
  },
];

interface NewsText {
  topic: string;
  title: string;
  text: string;
}

interface Counts {
  right: number;
  wrong: number;
  missed: number;
}

function rates({ right, wrong, missed }: Counts) {
  const precision = right / Math.max(1, right + wrong);
  const recall = right / Math.max(1, right + missed);
  return { precision, recall, f1: (2 * right) / Math.max(1, 2 * right + wrong + missed) };
}

const path = corpusPath('topics', 'bbc.jsonl.gz');

test.skipIf(path === undefined)('five topics written by hand find their news (skipped: no corpora)', () => {
  const compiled = compileTopics(TOPICS);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  expect(compiled.warnings).toEqual([]);
  const counts = new Map(TOPICS.map(({ id }): [string, Counts] => [id, { right: 0, wrong: 0, missed: 0 }]));
  const facts = { categories: [], source: 'news', url: '', authors: [], language: 'en' };
  for (const { topic, title, text } of readJsonLines<NewsText>(path ?? '')) {
    const found = new Set(labelArticle(compiled.matcher, { ...facts, title, text }).map(({ id }) => id));
    for (const [id, count] of counts) {
      if (found.has(id)) count[topic === id ? 'right' : 'wrong']++;
      else if (topic === id) count.missed++;
    }
  }
  const all = { right: 0, wrong: 0, missed: 0 };
  for (const [id, count] of counts) {
    for (const key of ['right', 'wrong', 'missed'] as const) all[key] += count[key];
    const { precision, recall, f1 } = rates(count);
    process.stdout.write(
      `${id.padEnd(14)} P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}\n`,
    );
  }
  const { precision, recall, f1 } = rates(all);
  process.stdout.write(
    `${'all'.padEnd(14)} P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}\n`,
  );
  expectAboveFloors('topics', { precision, recall, f1 });
});
