/** Fills the placeholders of the sample publishers' files, so that their news is always fresh. */

export interface Placeholders {
  /** Address of the publishers without a slash at its end. */
  origin: string;
  /** The instant that "ago" counts from. */
  startedAt: Date;
  /** Which edition of the changing articles is out. */
  edition: number;
  /** Text of another file by its path; throws where there is none. */
  read(path: string): string;
}

const unitsMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A file that includes itself would otherwise never end. */
const deepestInclude = 5;

const editionBlock = /\{\{edition (\d+)\}\}(.*?)\{\{\/edition\}\}/gs;
const placeholder = /\{\{(origin|ago|include|quote)(?: ([^{}]+))?\}\}/g;

type DateForm = (instant: Date) => string;

const dateForms: Readonly<Record<string, DateForm>> = {
  /** RFC 822 section 5, with the four-digit year of RFC 1123. */
  rfc822: (instant) => instant.toUTCString(),
  iso: (instant) => instant.toISOString(),
  long: (instant) => instant.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** `3h rfc822` as a date. */
function showAgo(text: string, startedAt: Date): string {
  const [, count = '', unit = '', form = ''] = /^(\d+)([mhd]) (\w+)$/.exec(text) ?? [];
  const show = dateForms[form];
  const unitMs = unitsMs[unit];
  if (!show || unitMs === undefined) throw new Error(`a sample file asks for the unknown date "${text}"`);
  return show(new Date(startedAt.getTime() - Number(count) * unitMs));
}

/**
 * `{{origin}}`, `{{ago 3h rfc822}}` (or `iso`, `long`), `{{include FILE}}`, `{{quote FILE}}` (as a JSON string) and
 * `{{edition 1}}…{{/edition}}`, which stays only in that edition. Throws on a date or a file that does not exist.
 */
export function fillPlaceholders(text: string, values: Placeholders, depth = 0): string {
  const { origin, startedAt, edition, read } = values;
  if (depth > deepestInclude) throw new Error('sample files include each other in a circle');
  const include = (path: string) => fillPlaceholders(read(path).trimEnd(), values, depth + 1);
  return text
    .replace(editionBlock, (_, number: string, content: string) =>
      Number(number) === edition ? content : '',
    )
    .replace(placeholder, (_, name: string, argument = '') => {
      if (name === 'origin') return origin;
      if (name === 'ago') return showAgo(argument, startedAt);
      return name === 'quote' ? JSON.stringify(include(argument)) : include(argument);
    });
}
