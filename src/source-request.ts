/** Fills `${NAME}` in a source's address and headers from the environment, so that secrets stay out of the file. */

export interface SourceRequest {
  /** With every variable filled in. */
  url: string;
  headers: Record<string, string>;
  /** What was filled in, and a password written out: to be shown nowhere. */
  secrets: string[];
}

export interface MissingVariable {
  /** Inside the source, for example `['headers', 'cookie']`. */
  path: string[];
  name: string;
}

export type Variables = Readonly<Record<string, string | undefined>>;

const reference = /\$\{([A-Za-z_][A-Za-z0-9_]{0,99})\}/g;

function fill(text: string, variables: Variables, write: (value: string) => string): string {
  return text.replace(reference, (_, name: string) => write(variables[name] ?? ''));
}

/** A setting of one variable or of none; undefined where the variable is not set, or empty. */
export function fillSetting(text: string, variables: Variables): string | undefined {
  return fill(text, variables, (value) => value) || undefined;
}

function namesIn(text: string): string[] {
  return [...text.matchAll(reference)].map(([, name = '']) => name);
}

function passwordIn(url: string): string[] {
  const { password } = new URL(url);
  if (password === '') return [];
  try {
    return [decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** A variable that is not set, or empty, is missing. Values are percent-encoded in the address, and plain in headers. */
export function fillRequest(
  source: { url: string; headers?: Record<string, string> | undefined },
  variables: Variables,
): { request: SourceRequest; missing: MissingVariable[] } {
  const headers = Object.entries(source.headers ?? {});
  const places = [
    { path: ['url'], text: source.url },
    ...headers.map(([name, text]) => ({ path: ['headers', name], text })),
  ];
  const used = places.flatMap(({ path, text }) => namesIn(text).map((name) => ({ path, name })));
  const url = fill(source.url, variables, encodeURIComponent);
  const request = {
    url,
    headers: Object.fromEntries(
      headers.map(([name, text]) => [name, fill(text, variables, (value) => value)]),
    ),
    secrets: [...used.flatMap(({ name }) => variables[name] || []), ...passwordIn(url)],
  };
  return { request, missing: used.filter(({ name }) => !variables[name]) };
}

/** The address as people may see it: without user and password, and with the names of variables. */
export function showAddress(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}
