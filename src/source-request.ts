/** Fills the variables of a source's address and headers, so that secrets stay out of the file. */
import { fillVariables, type MissingName, type Variables } from './variables.js';

export type { Variables };

export interface SourceRequest {
  /** With every variable filled in. */
  url: string;
  headers: Record<string, string>;
  /** What was filled in, and a password written out: to be shown nowhere. */
  secrets: string[];
}

export interface MissingVariable extends MissingName {
  /** Inside the source, for example `['headers', 'cookie']`. */
  path: string[];
}

/** A setting of one variable or of none; undefined where the variable is not set, or empty. */
export function fillSetting(text: string, variables: Variables): string | undefined {
  return fillVariables(text, variables).text || undefined;
}

function passwordIn(url: string): string[] {
  const password = URL.canParse(url) ? new URL(url).password : '';
  if (password === '') return [];
  try {
    return [decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** Values are percent-encoded in the address, and plain in headers. */
export function fillRequest(
  source: { url: string; headers?: Record<string, string> | undefined },
  variables: Variables,
): { request: SourceRequest; missing: MissingVariable[] } {
  const url = { path: ['url'], ...fillVariables(source.url, variables, encodeURIComponent) };
  const headers = Object.entries(source.headers ?? {}).map(([name, text]) => ({
    name,
    path: ['headers', name],
    ...fillVariables(text, variables),
  }));
  const filled = [url, ...headers];
  const request = {
    url: url.text,
    headers: Object.fromEntries(headers.map(({ name, text }) => [name, text])),
    secrets: [...filled.flatMap(({ values }) => values), ...passwordIn(url.text)],
  };
  return {
    request,
    missing: filled.flatMap(({ path, missing }) => missing.map((one) => ({ ...one, path }))),
  };
}

/** The address as people may see it: without user and password, and with the names of variables. */
export function showAddress(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}
