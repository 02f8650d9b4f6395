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

/** The topics when the line is a label and a short list, else undefined. Prose after the label is no list. */
export function readTopicsLine(line: string): string[] | undefined {
  if (line.length > MAX_LINE) return undefined;
  const [, label = '', list = ''] = COLON.exec(normaliseSpace(line)) ?? [];
  if (!TOPIC_LABELS.has(foldText(label))) return undefined;
  return readTopicList(list);
}

/** The topics of a list without its label, else undefined. */
export function readTopicList(list: string): string[] | undefined {
  const topics = list
    .replace(HASHES, list.includes(',') ? '' : ' , ')
    .split(SPLIT)
    .map((topic) => topic.replace(/^and\s+|\.$/giu, '').trim())
    .filter((topic) => topic !== '');
  const isList = topics.length > 0 && topics.length <= MAX_TOPICS && topics.every(isTopic);
  return isList ? [...new Set(topics)] : undefined;
}

function isTopic(topic: string): boolean {
  return topic.length <= MAX_TOPIC && topic.split(' ').length <= MAX_WORDS && !/[.!?]["”’]?$/u.test(topic);
}

export interface TopicsOfLines {
  lines: string[];
  categories: string[];
  removed: Removal[];
}

function findTopicsLine(
  lines: readonly string[],
): { index: number; count: number; topics: string[] } | undefined {
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const candidates = [...filled.slice(-NEAR_END).reverse(), ...filled.slice(0, NEAR_START)];
  for (const index of candidates) {
    const topics = readTopicsLine(lines[index] ?? '');
    if (topics) return { index, count: 1, topics };
  }
  return undefined;
}

/** The lines without the topics line, which leaves the body, and its topics. Looks near the end and at the beginning only. */
export function takeTopicsLine(lines: readonly string[]): TopicsOfLines {
  const found = findTopicsLine(lines);
  if (!found) return { lines: [...lines], categories: [], removed: [] };
  const { index, topics } = found;
  const text = (lines[index] ?? '').trim().slice(0, 200);
  return {
    lines: lines.filter((_, at) => at !== index),
    categories: topics,
    removed: [{ rule: 'topics-line', text, index }],
  };
}
