/** Fills variables in the settings that are no secrets; addresses, headers and tokens keep their names until they are used. */
import type { JSONPath } from 'jsonc-parser';
import { plainAddress } from '../text/plain-address.js';
import { fillVariables, type MissingName, namesVariable, type Variables } from '../variables.js';

export interface FilledValues {
  value: unknown;
  missing: (MissingName & { path: JSONPath })[];
  /** Whole addresses, by index of the source, where a variable gives their beginning: they may hold secrets. */
  addresses: Map<number, string>;
}

/** Settings that keep their variables: filled where they are used, and shown nowhere. */
function keepsVariables([top, , name]: JSONPath): boolean {
  if (top === '$schema' || top === 'include') return true;
  return (
    (top === 'sources' && (name === 'url' || name === 'headers')) ||
    (top === 'topics' && (name === 'token' || name === 'formerTokens'))
  );
}

/** A number or a switch may come from a variable too. */
function typed(text: string, isWhole: boolean): unknown {
  return isWhole && /^(?:true|false|\d{1,9})$/.test(text) ? JSON.parse(text) : text;
}

/** `${BASE}/news` begins with an address, which is not percent-encoded and of which only the open part is shown. */
function fillAddress(url: string, index: number, variables: Variables, filled: FilledValues): string {
  const [lead] = /^\$\{[^}]*\}/.exec(url) ?? [];
  if (lead === undefined) return url;
  const { text, missing } = fillVariables(lead, variables);
  filled.missing.push(...missing.map((one) => ({ ...one, path: ['sources', index, 'url'] })));
  const rest = url.slice(lead.length);
  const whole = text + rest;
  if (!URL.canParse(whole)) return whole;
  filled.addresses.set(index, whole);
  return rest === ''
    ? plainAddress(text)
    : URL.canParse(text)
      ? plainAddress(text).replace(/\/$/, '') + rest
      : whole;
}

function fill(value: unknown, path: JSONPath, variables: Variables, filled: FilledValues): unknown {
  if (Array.isArray(value)) return value.map((one, at) => fill(one, [...path, at], variables, filled));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, one]) => [
      name,
      fill(one, [...path, name], variables, filled),
    ]);
    return Object.fromEntries(entries) as unknown;
  }
  if (typeof value !== 'string' || !namesVariable(value)) return value;
  const [top, index, name] = path;
  if (top === 'sources' && name === 'url' && typeof index === 'number')
    return fillAddress(value, index, variables, filled);
  if (keepsVariables(path)) return value;
  const { text, missing } = fillVariables(value, variables);
  filled.missing.push(...missing.map((one) => ({ ...one, path })));
  return missing.length > 0 ? value : typed(text, /^\$\{[^}]*\}$/.test(value));
}

export function fillValues(value: unknown, variables: Variables): FilledValues {
  const filled: FilledValues = { value, missing: [], addresses: new Map() };
  filled.value = fill(value, [], variables, filled);
  return filled;
}
