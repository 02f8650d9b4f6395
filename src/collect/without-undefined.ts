/** Leaves absent fields out of an object, so that JSON and comparisons see only what a source said. */

type Loose<T> = { [Key in keyof T]: T[Key] | undefined };

export function withoutUndefined<T extends object>(fields: Loose<T>): T {
  const kept: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) kept[name] = fields[name];
  return kept as T;
}
