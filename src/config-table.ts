/** The README's table of settings, made from the schema so that the two never differ. */

interface JsonSchema {
  type?: string;
  minimum?: number;
  maximum?: number;
  /** Secret: shown nowhere. */
  writeOnly?: boolean;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
}

function kindOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.type === 'array') return `list of ${schema.items?.type ?? 'values'}s`;
  const { type = 'any', minimum, maximum = Number.MAX_SAFE_INTEGER, writeOnly } = schema;
  const limits = maximum < Number.MAX_SAFE_INTEGER ? ` ${minimum ?? 0}–${maximum}` : '';
  return `${type}${limits}${writeOnly ? ', secret' : ''}`;
}

function defaultOf(schema: JsonSchema, isRequired: boolean): string {
  if (isRequired) return '**required**';
  return schema.default === undefined ? '' : `\`${JSON.stringify(schema.default)}\``;
}

function rowsOf(path: string, schema: JsonSchema): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, setting]) => {
    const here = `${path}${name}`;
    const nested = setting.properties ? setting : setting.items?.properties ? setting.items : undefined;
    if (nested) {
      const list = setting.items?.properties ? `${here}[].` : `${here}.`;
      return rowsOf(list, nested);
    }
    const isRequired = schema.required?.includes(name) === true && setting.default === undefined;
    const about = (setting.description ?? '').replaceAll('|', '\\|');
    return [`| \`${here}\` | ${kindOf(setting)} | ${defaultOf(setting, isRequired)} | ${about} |`];
  });
}

/** Markdown; one row a setting, in the order of the schema. */
export function configTable(schema: object): string {
  const head = ['| setting | value | default | meaning |', '|---|---|---|---|'];
  return [...head, ...rowsOf('', schema as JsonSchema)].join('\n');
}

/** Puts the table between the comments `<!-- settings -->` and `<!-- /settings -->`. */
export function replaceTable(markdown: string, table: string): string {
  return markdown.replace(
    /(<!-- settings -->\n)[\s\S]*?(\n<!-- \/settings -->)/,
    (_whole, before: string, after: string) => `${before}${table}${after}`,
  );
}
