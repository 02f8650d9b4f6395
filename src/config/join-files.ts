/** Joins the configuration with the files it includes: one value, in which every place knows its own file. */
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { JSONPath } from 'jsonc-parser';
import { type ConfigText, readConfigText } from '../config-file.js';
import type { ConfigProblem } from '../vocabulary/config-problem.js';
import { findIncluded } from './find-included.js';

export interface JoinedConfig extends ConfigText {
  /** Every file that was read or would have been, the main one first; with `folders`, what a change may come from. */
  files: string[];
  folders: string[];
}

type Group = Record<string, unknown>;

/** What a team may say in a file of its own; how the site works is said in one place. */
const shared = ['sources', 'topics', 'categoryAliases'];

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readIncluded(file: string, shown: string): ConfigText {
  try {
    return readConfigText(shown, readFileSync(file, 'utf8'));
  } catch (error) {
    const text = readConfigText(shown, '{}');
    const message = `the file cannot be read (${(error as NodeJS.ErrnoException).code})`;
    return {
      ...text,
      problems: [text.problemAt([], message, 'Make it readable, or take it out of "include".')],
    };
  }
}

/** As people call it: beside the main file, from where that was named. */
function shownName(mainFile: string, file: string): string {
  const folder = dirname(mainFile);
  const path = relative(resolve(folder), file);
  return folder === '.' ? path : `${folder}/${path}`;
}

function checkShape(text: ConfigText): ConfigProblem[] {
  if (text.value === undefined) return [];
  if (!isGroup(text.value))
    return [text.problemAt([], 'an included file must be a group in { }', 'Write { "sources": [ … ] }.')];
  const wrong = Object.entries(text.value).flatMap(([name, value]) => {
    if (name === '$schema') return [];
    if (!shared.includes(name)) {
      const fix = `Included files may hold ${shared.map((one) => `"${one}"`).join(', ')}.`;
      return [text.problemAt([name], `"${name}" may not stand in an included file`, fix)];
    }
    const isRight = name === 'categoryAliases' ? isGroup(value) : Array.isArray(value);
    const kind = name === 'categoryAliases' ? 'a group in { }' : 'a list in [ ]';
    return isRight
      ? []
      : [
          text.problemAt(
            [name],
            `"${name}" must be ${kind}`,
            `Write "${name}": ${kind.at(-3)} … ${kind.at(-1)}.`,
          ),
        ];
  });
  return wrong;
}

/** Keeps which text each joined element came from. */
class Joiner {
  readonly value: Group;
  readonly #origins = new Map<string, { text: ConfigText; path: JSONPath }[]>();
  readonly #aliases = new Map<string, ConfigText>();

  constructor(private readonly main: ConfigText) {
    this.value = { ...(main.value as Group) };
    for (const name of ['sources', 'topics']) this.#note(name, main);
  }

  #note(name: string, text: ConfigText): void {
    const list = isGroup(text.value) ? text.value[name] : undefined;
    const origins = this.#origins.get(name) ?? [];
    if (Array.isArray(list)) origins.push(...list.map((_, index) => ({ text, path: [name, index] })));
    this.#origins.set(name, origins);
  }

  add(text: ConfigText): void {
    if (!isGroup(text.value)) return;
    for (const name of ['sources', 'topics']) {
      const [before = [], more] = [this.value[name], text.value[name]];
      if (!Array.isArray(before) || !Array.isArray(more)) continue;
      this.value[name] = [...(before as unknown[]), ...(more as unknown[])];
      this.#note(name, text);
    }
    const [before = {}, more] = [this.value.categoryAliases, text.value.categoryAliases];
    if (!isGroup(before) || !isGroup(more)) return;
    this.value.categoryAliases = { ...more, ...before };
    for (const name of Object.keys(more)) if (!Object.hasOwn(before, name)) this.#aliases.set(name, text);
  }

  problemAt: ConfigText['problemAt'] = (path, ...rest) => {
    const [top, step, ...inner] = path;
    const origin = typeof step === 'number' ? this.#origins.get(String(top))?.[step] : undefined;
    if (origin) return origin.text.problemAt([...origin.path, ...inner], ...rest);
    const text = top === 'categoryAliases' ? this.#aliases.get(String(step)) : undefined;
    return (text ?? this.main).problemAt(path, ...rest);
  };
}

function patternsOf(value: unknown): string[] {
  const include = isGroup(value) ? value.include : undefined;
  return Array.isArray(include) ? include.filter((one): one is string => typeof one === 'string') : [];
}

/** `content` is the text of the main file, which may not be saved yet; what it includes is read from the disk. */
export function joinFiles(file: string, content: string): JoinedConfig {
  const main = readConfigText(file, content);
  const patterns = patternsOf(main.value);
  const alone = { ...main, files: [resolve(file)], folders: [] };
  if (!isGroup(main.value) || patterns.length === 0) return alone;
  const included = findIncluded(file, patterns);
  const joiner = new Joiner(main);
  const problems = [...main.problems];
  for (const { index, message, fix } of included.refused)
    problems.push(main.problemAt(['include', index], message, fix));
  for (const path of included.files) {
    const text = readIncluded(path, shownName(file, path));
    problems.push(...text.problems, ...checkShape(text));
    joiner.add(text);
  }
  return {
    file,
    value: joiner.value,
    problems,
    problemAt: joiner.problemAt,
    files: [resolve(file), ...included.files],
    folders: included.folders,
  };
}
