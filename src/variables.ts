/** Fills `${NAME}` and `${NAME:-default}` from the environment, or from the file that the variable `NAME_FILE` names. */
import { readFileSync } from 'node:fs';

export type Variables = Readonly<Record<string, string | undefined>>;

export interface Filled {
  text: string;
  /** Values that came from the environment or from files; defaults are written in the open. */
  values: string[];
  /** Variables without a value, each with what was tried. */
  missing: MissingName[];
}

export interface MissingName {
  name: string;
  /** A sentence without its stop. */
  because: string;
}

/** `$${NAME}` stands for the characters `${NAME}`. */
const reference = /\$?\$\{([A-Za-z_][A-Za-z0-9_]{0,99})(?::-([^}]*))?\}/g;

export function namesVariable(text: string): boolean {
  return text.search(reference) >= 0;
}

function readSecretFile(file: string): string | { reason: string } {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    return { reason: (error as NodeJS.ErrnoException).code ?? 'unreadable' };
  }
}

/** A variable that is empty counts as not set, as compose files write it; so does an empty file. */
export function readVariable(variables: Variables, name: string): string | MissingName {
  const value = variables[name];
  if (value) return value;
  const file = variables[`${name}_FILE`];
  if (!file) return { name, because: `the environment variable ${name} is not set` };
  const content = readSecretFile(file);
  if (typeof content !== 'string')
    return { name, because: `${name}_FILE names ${file}, which cannot be read (${content.reason})` };
  return content === '' ? { name, because: `${name}_FILE names ${file}, which is empty` } : content;
}

/** What is missing is left out of the text. `write` puts a value into the form that its place needs. */
export function fillVariables(
  text: string,
  variables: Variables,
  write: (value: string) => string = (value) => value,
): Filled {
  const values: string[] = [];
  const missing: MissingName[] = [];
  const filled = text.replace(reference, (whole, name: string, fallback: string | undefined) => {
    if (whole.startsWith('$$')) return whole.slice(1);
    const found = readVariable(variables, name);
    if (typeof found === 'string') {
      values.push(found);
      return write(found);
    }
    if (fallback !== undefined) return write(fallback);
    missing.push(found);
    return '';
  });
  return { text: filled, values, missing };
}
