/** `winnow group`: articles in order of arrival in, copies and stories out. */
import { CodedError } from '../errors.js';
import type { GroupArticle } from '../group/article-print.js';
import { createGrouper } from '../group/grouper.js';
import type { GroupLevel } from '../group/grouper-options.js';
import { detectLanguage } from '../text/language.js';
import { type Filter, filterCommand, type JsonObject } from './filter.js';

const LEVELS: readonly string[] = ['exact', 'near', 'story'] satisfies GroupLevel[];

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readLevel(value: unknown): GroupLevel {
  if (typeof value === 'string' && LEVELS.includes(value)) return value as GroupLevel;
  throw new CodedError({
    code: 'bad-level',
    message: `There is no merge level "${String(value)}".`,
    hint: `Use one of ${LEVELS.join(', ')}.`,
    exitCode: 64,
  });
}

function readArticle(input: JsonObject): GroupArticle {
  const { id } = input;
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new CodedError({ code: 'bad-line', message: 'an article needs an id' });
  }
  const text = textOf(input.text);
  const time = Date.parse(textOf(input.publishedAt));
  return {
    id: String(id),
    source: textOf(input.source),
    url: textOf(input.url) || undefined,
    title: textOf(input.title),
    text,
    time: Number.isNaN(time) ? undefined : time,
    language: textOf(input.language) || detectLanguage(text)?.language,
  };
}

function openGroup(options: JsonObject): Filter {
  const grouper = createGrouper({
    level: readLevel(options.level),
    maxArticles: Number(options.window) || undefined,
  });
  const filter: Filter = {
    stage: (input) => grouper.add(readArticle(input)),
    fromDocument: (bytes) => JSON.parse(bytes.toString('utf8')) as JsonObject,
    show: (output) => `${String(output.kind)}: ${String(output.because)}`,
  };
  if (options.final !== true) return filter;
  return {
    ...filter,
    *final() {
      grouper.repair();
      for (const membership of grouper.memberships()) yield { ...membership };
    },
  };
}

export const command = filterCommand({
  name: 'group',
  summary: 'Recognises copies and other reports of one event among articles in order of arrival.',
  options: [
    ['--level <level>', 'what is merged: exact, near or story (default: story)'],
    ['--window <articles>', 'how many articles are kept in mind (default: 300000)'],
    ['--final', 'print the memberships after the last repair instead of each decision'],
  ],
  open: (options) => openGroup({ level: 'story', ...options }),
});
