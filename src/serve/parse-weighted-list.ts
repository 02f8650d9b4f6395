/** Weighted lists of request headers such as `gzip;q=0.8, *;q=0.1` (RFC 9110 §12.4.2, §12.5.3). */

/** Longer headers come from no browser and no reader; what follows is not read. */
const maxLength = 4096;

const weight = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

/** Lower-case names with their weight from 0 to 1; an unreadable weight counts as 0, the cautious answer. */
export function parseWeightedList(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const part of header.slice(0, maxLength).split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    if (name === '') continue;
    const given = parameters.find((parameter) => /^q\s*=/i.test(parameter));
    const value = given === undefined ? 1 : Number(weight.exec(given)?.[1] ?? 0);
    if (!weights.has(name.toLowerCase())) weights.set(name.toLowerCase(), value);
  }
  return weights;
}
