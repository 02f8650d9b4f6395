/** Leaves out what the schema refused, so that one mistake does not hide the others. */
import type { z } from 'zod';

type Group = Record<string, unknown>;

export interface Remainder {
  value: unknown;
  /** Whether a later problem at the path would only follow from what was left out. */
  follows(path: readonly PropertyKey[]): boolean;
}

const standIns: Record<string, (index: number) => Group> = {
  sources: (index) => ({ url: `https://source-${index}.invalid/` }),
  topics: (index) => ({ id: `left-out-${index}` }),
};

function withStandIn(top: string, index: number, element: unknown): Group {
  const standIn = standIns[top]?.(index) ?? {};
  return typeof element === 'object' && element !== null && !Array.isArray(element)
    ? { ...standIn, ...element }
    : standIn;
}

/** The one setting of an element, or of the file, that an issue speaks of. */
function leaveOut(root: Group, path: readonly PropertyKey[]): void {
  const [top, step, name] = path;
  if (typeof top !== 'string') return;
  const list = root[top];
  if (!(top in standIns) || !Array.isArray(list) || typeof step !== 'number') {
    delete root[top];
    return;
  }
  const element = withStandIn(top, step, list[step]);
  const standIn = standIns[top]?.(step) ?? {};
  if (typeof name === 'string') {
    delete element[name];
    if (Object.hasOwn(standIn, name)) element[name] = standIn[name];
  }
  list[step] = element;
}

function pathsOf(issue: z.core.$ZodIssue): PropertyKey[][] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

export function leaveOutFaults(value: unknown, issues: readonly z.core.$ZodIssue[]): Remainder {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { value, follows: () => true };
  const root = structuredClone(value) as Group;
  const paths = issues.flatMap(pathsOf);
  for (const path of paths) leaveOut(root, path);
  const touched = new Set(paths.map((path) => path.slice(0, 2).join('\0')));
  return {
    value: root,
    follows: (path) => path.length < 2 || touched.has(path.slice(0, 2).join('\0')),
  };
}
