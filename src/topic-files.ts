/** Lists of topics in files of their own, read as if they stood in the configuration: JSON, or one topic a line. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ConfigText, readConfigText } from './config-file.js';

/** Throws what reading a file throws. */
export type ReadText = (file: string) => string;

type Path = Parameters<ConfigText['problemAt']>[0];

const mostBytes = 50_000_000;

export function readTopicFile(file: string): string {
  if (statSync(file).size > mostBytes) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
  return readFileSync(file, 'utf8');
}

interface TopicLine {
  id: string;
  match: string;
  line: number;
}

/** `id: expression`, going on in indented lines; `#` begins a comment line. */
function parseLines(file: string, text: string): { topics: TopicLine[]; problems: ConfigText['problems'] } {
  const topics: TopicLine[] = [];
  const problems: ConfigText['problems'] = [];
  for (const [at, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, id, match] = /^([^\s:]+)\s*:\s*(.*)$/.exec(line) ?? [];
    const last = topics.at(-1);
    if (/^\s/.test(line) && last) last.match += ` ${line.trim()}`;
    else if (id !== undefined && match !== undefined) topics.push({ id, match, line: at + 1 });
    else
      problems.push({
        file,
        path: '$',
        line: at + 1,
        column: 1,
        message: 'this line is no topic',
        fix: 'Write "id: expression", for example "russia: Russia OR Kremlin"; begin comments with #.',
        severity: 'error',
      });
  }
  return { topics, problems };
}

/** The topics of a file; paths of its problems begin with the number of the topic. */
interface TopicList {
  topics: unknown[];
  problems: ConfigText['problems'];
  problemAt: ConfigText['problemAt'];
}

function readLines(file: string, text: string): TopicList {
  const { topics, problems } = parseLines(file, text);
  return {
    topics: topics.map(({ id, match }) => ({ id, match })),
    problems,
    problemAt: ([number], message, fix, severity = 'error') => {
      const { id = '', line = 1 } = topics[Number(number)] ?? {};
      return { file, path: id, line, column: 1, message, fix, severity };
    },
  };
}

function readJson(file: string, text: string): TopicList {
  const config = readConfigText(file, text);
  const { value } = config;
  if (Array.isArray(value)) return { topics: value, problems: config.problems, problemAt: config.problemAt };
  const topics = (value as { topics?: unknown } | null | undefined)?.topics;
  const isList = Array.isArray(topics);
  const fault = config.problemAt([], 'this is no list of topics', 'Write [{"id": …, "match": …}].');
  return {
    topics: isList ? topics : [],
    problems: isList || config.problems.length > 0 ? config.problems : [fault],
    problemAt: (path, ...rest) => config.problemAt(['topics', ...path], ...rest),
  };
}

function topicsOf(value: unknown): unknown[] {
  const { topics } = (value ?? {}) as { topics?: unknown };
  return Array.isArray(topics) ? topics : [];
}

function namesOf(value: unknown): string[] {
  const { topicFiles } = (value ?? {}) as { topicFiles?: unknown };
  return Array.isArray(topicFiles) ? topicFiles.filter((name) => typeof name === 'string') : [];
}

/** Whole paths of the files it names, whether they can be read or not. */
export function topicFilesOf(main: ConfigText): string[] {
  return namesOf(main.value).map((name) => resolve(dirname(main.file), name));
}

function unreadable(main: ConfigText, at: number, error: unknown): TopicList {
  const reason = (error as NodeJS.ErrnoException).code ?? 'failed';
  const fix =
    'Name a file beside the configuration, with topics as in "topics", or one "id: expression" a line.';
  const problem = main.problemAt(['topicFiles', at], `the file cannot be read (${reason})`, fix);
  return { topics: [], problems: [problem], problemAt: () => problem };
}

/** The configuration with the topics of its `topicFiles` after its own; each problem is told where its topic stands. */
export function addTopicFiles(main: ConfigText, read: ReadText): ConfigText {
  const names = namesOf(main.value);
  if (names.length === 0) return main;
  const lists = names.map((name, at): TopicList => {
    const file = resolve(dirname(main.file), name);
    try {
      return /\.jsonc?$/i.test(name) ? readJson(file, read(file)) : readLines(file, read(file));
    } catch (error) {
      return unreadable(main, at, error);
    }
  });
  const own = topicsOf(main.value);
  const find = (path: Path): { problemAt: ConfigText['problemAt']; path: Path } => {
    let number = path[0] === 'topics' && typeof path[1] === 'number' ? path[1] - own.length : -1;
    if (number < 0) return { problemAt: main.problemAt, path };
    for (const { topics, problemAt } of lists) {
      if (number < topics.length) return { problemAt, path: [number, ...path.slice(2)] };
      number -= topics.length;
    }
    return { problemAt: main.problemAt, path };
  };
  return {
    file: main.file,
    value: { ...(main.value as object), topics: [...own, ...lists.flatMap(({ topics }) => topics)] },
    problems: [...main.problems, ...lists.flatMap(({ problems }) => problems)],
    problemAt: (path, ...rest) => {
      const place = find(path);
      return place.problemAt(place.path, ...rest);
    },
  };
}
