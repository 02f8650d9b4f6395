/** Reads a configuration text: JSON with comments and trailing commas, every value with its place. */
import {
  findNodeAtLocation,
  getNodeValue,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
} from 'jsonc-parser';
import { explainForeign, explainSyntax } from './config/explain-syntax.js';
import type { ConfigProblem } from './vocabulary/config-problem.js';

export interface ConfigText {
  file: string;
  /** The plain value; undefined where the text is no JSON. */
  value: unknown;
  problems: ConfigProblem[];
  /** A problem at the place of a JSON path (of the nearest existing parent, where the path does not exist). */
  problemAt(
    path: JSONPath,
    message: string,
    fix: string,
    severity?: ConfigProblem['severity'],
  ): ConfigProblem;
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

function showPath(path: JSONPath): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return /^[\w$]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return `$${steps.join('')}`;
}

function nearestNode(root: Node | undefined, path: JSONPath): Node | undefined {
  if (!root) return undefined;
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return length === path.length && node.parent?.type === 'property' ? node.parent : node;
  }
  return root;
}

/** One mistake confuses the reader about what follows on its line: the first error of a line says it. */
function syntaxProblems(file: string, text: string, errors: readonly ParseError[]): ConfigProblem[] {
  const foreign = errors.length > 0 ? explainForeign(text) : undefined;
  const seen = new Set<number>();
  const found = errors.map(
    (error): ConfigProblem => ({
      file,
      path: '$',
      ...lineAndColumn(text, foreign ? 0 : error.offset),
      ...(foreign ?? explainSyntax(text, error)),
      severity: 'error',
    }),
  );
  return found.filter(({ line }) => seen.size !== seen.add(line).size).slice(0, 10);
}

/** The last of two settings of one name counts, which is hardly what was meant. */
function findDoubles(
  node: Node | undefined,
  path: JSONPath,
  found: { path: JSONPath; offset: number }[],
): void {
  const seen = new Set<string>();
  for (const [index, child] of (node?.children ?? []).entries()) {
    if (node?.type !== 'object') {
      findDoubles(child, [...path, index], found);
      continue;
    }
    const [name, value] = child.children ?? [];
    const here = [...path, String(name?.value)];
    if (seen.size === seen.add(String(name?.value)).size) found.push({ path: here, offset: child.offset });
    findDoubles(value, here, found);
  }
}

function doubleProblems(file: string, text: string, root: Node | undefined): ConfigProblem[] {
  const found: { path: JSONPath; offset: number }[] = [];
  findDoubles(root, [], found);
  return found.map(({ path, offset }) => ({
    file,
    path: showPath(path),
    ...lineAndColumn(text, offset),
    message: `"${String(path.at(-1))}" stands here a second time, and only the last one would count`,
    fix: 'Put both into one, or remove one of them.',
    severity: 'error',
  }));
}

export function readConfigText(file: string, content: string): ConfigText {
  const text = content.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  return {
    file,
    value: root && errors.length === 0 ? getNodeValue(root) : undefined,
    problems: errors.length > 0 ? syntaxProblems(file, text, errors) : doubleProblems(file, text, root),
    problemAt(path, message, fix, severity = 'error') {
      const offset = nearestNode(root, path)?.offset ?? 0;
      return { file, path: showPath(path), ...lineAndColumn(text, offset), message, fix, severity };
    },
  };
}
