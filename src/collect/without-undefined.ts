/** Leaves absent fields out of an object, so that JSON and comparisons see only what a source said. */

type Loose<T> = { [Key in keyof T]: T[Key] | undefined };

export function withoutUndefined<T extends object>(fields: Loose<T>): T {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value;
  return kept as T;
}
