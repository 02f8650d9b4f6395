/** Turns what the schema finds into problems that say in plain words what stands there and what to write. */
import type { z } from 'zod';
import type { ConfigText } from '../config-file.js';
import { closestName } from '../text/closest-name.js';
import type { ConfigProblem } from '../vocabulary/config-problem.js';
import { placesOf, settingAt } from './find-setting.js';
import { otherName } from './other-names.js';
import { proposeValue } from './propose-value.js';

type Path = (string | number)[];

function listed(names: readonly string[]): string {
  return names.length <= 12
    ? names.join(', ')
    : `${names.slice(0, 12).join(', ')} and others, see the README`;
}

function fixOfUnknown(key: string, path: readonly PropertyKey[], known: readonly string[]): string {
  const meant = otherName(key, path) ?? closestName(key, known);
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  const places = placesOf(key);
  if (places.length > 0)
    return `It belongs in ${places
      .slice(0, 3)
      .map((place) => `"${place}"`)
      .join(' or ')}.`;
  if (/^(?:port|host|database|redis|log_?level)$/i.test(key))
    return `Set the environment variable ${{ database: 'DATABASE_URL', redis: 'REDIS_URL' }[key] ?? key.toUpperCase()} instead.`;
  return `Remove it; the settings here are ${listed(known)}.`;
}

function unknownKeys(text: ConfigText, issue: z.core.$ZodIssueUnrecognizedKeys): ConfigProblem[] {
  const known = Object.keys(settingAt(issue.path)?.properties ?? {});
  return issue.keys.map((key) =>
    text.problemAt(
      [...(issue.path as Path), key],
      `there is no setting "${key}" here`,
      fixOfUnknown(key, issue.path, known),
    ),
  );
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'a group of settings in { }',
  record: 'a group of names and values in { }',
};

function showValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group in { }';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

function atPath(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

/** Nothing secret is shown, not to the terminal either: its text ends up in logs and in questions to others. */
function isSecret(value: unknown, path: readonly PropertyKey[]): boolean {
  if (typeof value === 'string' && /\/\/[^/?#]*@/.test(value)) return true;
  return path.some((_, at) => settingAt(path.slice(0, at + 1))?.writeOnly);
}

function showSetting(value: unknown, path: readonly PropertyKey[]): string {
  if (isSecret(value, path)) return 'something else';
  return showValue(value);
}

/** Predicate and object of a sentence whose subject is the setting. */
function complaint(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return 'is missing';
  const shown = showSetting(value, issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}, and is ${shown}`;
    case 'invalid_value':
      return `cannot be ${shown}`;
    case 'too_small':
      return issue.origin === 'string' && value === ''
        ? 'is empty'
        : `must ${issue.origin === 'string' ? 'have' : 'be'} at least ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}, and is ${shown}`;
    case 'too_big':
      return `must be at most ${issue.maximum}, and is ${shown}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is no valid name';
    default:
      return `${issue.message.replace(/^Invalid /, 'is no valid ')}, and is ${shown}`;
  }
}

function fixOf(issue: z.core.$ZodIssue, value: unknown): string {
  const setting = settingAt(issue.path) ?? {};
  const proposed =
    value === undefined || isSecret(value, issue.path)
      ? undefined
      : proposeValue(value, setting, issue.message);
  if (proposed !== undefined) return `Write ${proposed}.`;
  const [top] = issue.path;
  if (typeof issue.path.at(-1) === 'string' && setting.items?.properties && value !== undefined)
    return `Write "${String(top)}": [ { … }, { … } ].`;
  if (issue.code === 'invalid_key') return 'Write letters, digits and hyphens, as in "user-agent".';
  if (issue.path.at(-1) === 'token') return 'Make one with: openssl rand -hex 16';
  const about = setting.description ?? 'See the table of settings in the README.';
  const choices = setting.enum?.map((choice) => JSON.stringify(choice)).join(', ');
  return choices === undefined ? about : `${about} One of ${choices}.`;
}

export function explainIssue(text: ConfigText, issue: z.core.$ZodIssue): ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(text, issue);
  const value = atPath(text.value, issue.path);
  const last = issue.path.at(-1);
  const list = issue.path.at(-2);
  const name =
    last === undefined
      ? 'the file'
      : typeof last === 'number'
        ? `${String(list)}[${last}]`
        : `"${String(last)}"`;
  return [text.problemAt(issue.path as Path, `${name} ${complaint(issue, value)}`, fixOf(issue, value))];
}
