/** Takes a page's own "Topics: A, B, C" line as the article's categories. */
import { foldText, normaliseSpace } from '../text/normalise.js';
import type { Removal } from '../vocabulary/article.js';
import { TOPIC_LABELS } from './topic-labels.js';

/** Lines from the end, or from the beginning, among which the line is looked for. */
const NEAR_END = 8;
const NEAR_START = 3;
const MAX_LINE = 400;
const MAX_TOPIC = 60;
const MAX_WORDS = 7;
const MAX_TOPICS = 30;

const SPLIT = /\s*[,;|•·،、，；\n]\s*|\s+[/–—]\s+/u;
const COLON = /^(.{2,40}?)\s?[:：]\s*(.*)$/su;
const HASHES = /#/gu;
const ABBREVIATION = /(?:\b\p{Lu}|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St))\.$/u;

/** The topics when the line is a label and a short list, else undefined. Prose after the label is no list. */
export function readTopicsLine(line: string): string[] | undefined {
  if (line.length > MAX_LINE || !/[:：]/.test(line)) return undefined;
  const [, label = '', list = ''] = COLON.exec(normaliseSpace(line)) ?? [];
  if (!TOPIC_LABELS.has(foldText(label))) return undefined;
  return readTopicList(list);
}

/** The topics of a list without its label, else undefined. */
function readTopicList(list: string): string[] | undefined {
  const topics = list
    .replace(HASHES, list.includes(',') ? '' : ' , ')
    .split(SPLIT)
    .map((topic) => topic.replace(/^and\s+/iu, '').trim())
    .filter((topic) => topic !== '');
  const last = topics.pop();
  if (last === undefined || topics.length >= MAX_TOPICS) return undefined;
  topics.push(topics.length > 0 && !ABBREVIATION.test(last) ? last.replace(/\.$/u, '') : last);
  return topics.every(isTopic) ? [...new Set(topics)] : undefined;
}

/** A full stop ends a sentence, unless it ends `U.S.` or `Inc.`. */
function isTopic(topic: string): boolean {
  if (topic.length > MAX_TOPIC || topic.split(' ').length > MAX_WORDS) return false;
  return ABBREVIATION.test(topic) || !/[.!?]["”’]?$/u.test(topic);
}

export interface TopicsOfLines {
  lines: string[];
  categories: string[];
  removed: Removal[];
}

interface Found {
  index: number;
  /** Lines it takes, the label's own included. */
  count: number;
  topics: string[];
}

/** A label on a line of its own, and one topic a line from there to the end. */
function readTopicsBelow(lines: readonly string[], index: number): Found | undefined {
  const label = foldText((lines[index] ?? '').slice(0, MAX_TOPIC)).replace(/ ?[:：]$/u, '');
  if (!TOPIC_LABELS.has(label)) return undefined;
  const rest = lines.slice(index + 1);
  const topics = rest.map((line) => normaliseSpace(line.slice(0, MAX_LINE))).filter((line) => line !== '');
  const isList = topics.length > 0 && topics.length < NEAR_END && topics.every(isTopic);
  return isList ? { index, count: rest.length + 1, topics: [...new Set(topics)] } : undefined;
}

function findTopics(lines: readonly string[]): Found | undefined {
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const nearEnd = filled.slice(-NEAR_END).reverse();
  for (const index of [...nearEnd, ...filled.slice(0, NEAR_START)]) {
    const topics = readTopicsLine(lines[index] ?? '');
    if (topics) return { index, count: 1, topics };
  }
  return nearEnd.map((index) => readTopicsBelow(lines, index)).find((found) => found !== undefined);
}

/** The lines without the topics line, which leaves the body, and its topics. Looks near the end and at the beginning only. */
export function takeTopicsLine(lines: readonly string[]): TopicsOfLines {
  const found = findTopics(lines);
  if (!found) return { lines: [...lines], categories: [], removed: [] };
  const { index, count, topics } = found;
  const taken = lines.slice(index, index + count);
  return {
    lines: [...lines.slice(0, index), ...lines.slice(index + count)],
    categories: topics,
    removed: taken.map((line, at) => ({
      rule: 'topics-line',
      text: line.trim().slice(0, 200),
      index: index + at,
    })),
  };
}
