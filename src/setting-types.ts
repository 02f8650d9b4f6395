/** The forms of values that several settings share. */
import { z } from 'zod';

const units: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time such as `90s`, `15m`, `6h`, `7d`; the parsed value is in milliseconds. */
export const duration = z
  .string()
  .regex(/^[1-9]\d{0,5}[smhd]$/, 'must be a length of time such as "90s", "15m", "6h" or "7d"')
  .transform((text) => Number(text.slice(0, -1)) * (units[text.slice(-1)] ?? 0));

/** A length of time that may be none, such as `0s` or `500ms`; the parsed value is in milliseconds. */
export const pause = z
  .string()
  .regex(/^\d{1,5}(?:ms|s|m)$/, 'must be a length of time such as "0s", "500ms", "2s" or "1m"')
  .transform((text) => Number.parseInt(text, 10) * (text.endsWith('ms') ? 1 : (units[text.slice(-1)] ?? 0)));

export const keep = z
  .strictObject({
    age: duration.optional().describe('How long after they were first seen.'),
    items: z.int().min(1).max(10_000_000).optional().describe('How many of the newest.'),
  })
  .describe('Which articles are kept; all when absent.');

export const id = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}$/,
    'must be 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit',
  );

export const webAddress = z.url({
  protocol: /^https?$/,
  error: ({ input }) =>
    input === undefined ? 'is missing' : 'must be a full web address beginning with http:// or https://',
});

export const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/, 'must be a language tag (BCP 47) such as "en" or "de-AT"');
