/** Reads a configuration text: JSON with comments and trailing commas, every value with its place. */
import {
  findNodeAtLocation,
  getNodeValue,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { ConfigProblem } from './vocabulary/config-problem.js';

export interface ConfigText {
  file: string;
  /** The plain value; undefined where the text is empty or unreadable. */
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

function syntaxMessage(error: ParseError): string {
  const words = printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return `the file is not valid JSON here: ${words}`;
}

export function readConfigText(file: string, text: string): ConfigText {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const problems = errors.slice(0, 20).map(
    (error): ConfigProblem => ({
      file,
      path: '$',
      ...lineAndColumn(text, error.offset),
      message: syntaxMessage(error),
      fix: 'Look for a missing comma, quote or bracket just before this place.',
      severity: 'error',
    }),
  );
  return {
    file,
    value: root ? getNodeValue(root) : undefined,
    problems,
    problemAt(path, message, fix, severity = 'error') {
      const offset = nearestNode(root, path)?.offset ?? 0;
      return { file, path: showPath(path), ...lineAndColumn(text, offset), message, fix, severity };
    },
  };
}
