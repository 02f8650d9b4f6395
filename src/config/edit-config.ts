/** Writes sources and topics into a configuration text and takes them out, leaving comments and order as they are. */
import { applyEdits, findNodeAtLocation, modify, type Node, parseTree } from 'jsonc-parser';

const style = { formattingOptions: { insertSpaces: true, tabSize: 2 } };

/** One entry on one line, as people write short ones. */
function writeEntry(entry: unknown): string {
  if (Array.isArray(entry)) return `[${entry.map(writeEntry).join(', ')}]`;
  if (typeof entry !== 'object' || entry === null) return JSON.stringify(entry);
  const settings = Object.entries(entry).map(
    ([name, value]) => `${JSON.stringify(name)}: ${writeEntry(value)}`,
  );
  return `{ ${settings.join(', ')} }`;
}

/** White space at the beginning of the line of a place. */
function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}

function appendTo(text: string, last: Node, entries: readonly unknown[]): string {
  const end = last.offset + last.length;
  // What stands behind the last entry on its line, a comment above all, stays with it.
  const rest = /^([ \t]*,)?([ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)?)/.exec(text.slice(end)) ?? ['', '', ''];
  const [tail, comma = '', comment = ''] = rest;
  const indent = indentAt(text, last.offset);
  const lines = entries.map(writeEntry).join(`,\n${indent}`);
  return `${text.slice(0, end)},${comment}\n${indent}${lines}${comma.trim()}${text.slice(end + tail.length)}`;
}

function beginList(text: string, array: Node, entries: readonly unknown[]): string {
  const indent = indentAt(text, array.offset);
  const lines = entries.map((entry) => `\n${indent}  ${writeEntry(entry)}`).join(',');
  const inner = text.slice(array.offset + 1, array.offset + array.length - 1).trimEnd();
  return `${text.slice(0, array.offset)}[${inner}${lines}\n${indent}${text.slice(array.offset + array.length - 1)}`;
}

/** Puts entries behind those of a list of the file; the list is made where there is none. */
export function appendEntries(text: string, list: 'sources' | 'topics', entries: readonly unknown[]): string {
  if (entries.length === 0) return text;
  const root = parseTree(text, [], { allowTrailingComma: true });
  const array = root && findNodeAtLocation(root, [list]);
  const last = array?.children?.at(-1);
  if (last) return appendTo(text, last, entries);
  if (array) return beginList(text, array, entries);
  const whole = text.trim() === '' ? '{}' : text;
  return appendEntries(applyEdits(whole, modify(whole, [list], [], style)), list, entries);
}

export function removeEntry(text: string, list: 'sources' | 'topics', index: number): string {
  return applyEdits(text, modify(text, [list, index], undefined, style));
}
