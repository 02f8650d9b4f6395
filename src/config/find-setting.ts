/** Finds the schema of one setting by its path, and where else a name is a setting. */
import { configJsonSchema } from '../config-schema.js';

export interface Setting {
  type?: string;
  description?: string;
  properties?: Record<string, Setting>;
  required?: string[];
  additionalProperties?: Setting | boolean;
  items?: Setting;
  enum?: unknown[];
  pattern?: string;
  format?: string;
  /** Secret: shown nowhere. */
  writeOnly?: boolean;
}

const root = configJsonSchema() as Setting;

export function settingAt(path: readonly PropertyKey[]): Setting | undefined {
  let schema: Setting | undefined = root;
  for (const step of path) {
    const others: Setting | boolean | undefined = schema?.additionalProperties;
    schema =
      typeof step === 'number'
        ? schema?.items
        : (schema?.properties?.[String(step)] ?? (typeof others === 'object' ? others : undefined));
  }
  return schema;
}

function placesIn(schema: Setting, name: string, place: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, setting]) => {
    const inner = setting.items?.properties ? setting.items : setting;
    const here = place === '' ? key : `${place}.${key}`;
    const path = inner === setting ? here : `${here}[]`;
    const hit = key === name && place !== '' ? [place] : [];
    return [...hit, ...placesIn(inner, name, path)];
  });
}

/** For example `["site", "topics[]"]` for `title`; the top level is left out. */
export function placesOf(name: string): string[] {
  return placesIn(root, name, '');
}
