/** What operators are told of a source whose guids do not tell its articles apart. */
import { describeDuration } from '../text/describe-duration.js';
import type { SourceRecord } from '../vocabulary/source.js';

type GuidFacts = Pick<SourceRecord, 'guidsChangedAt' | 'guidsBecause' | 'guidsReused'>;

/** Undefined for a source whose guids keep what they promise. */
export function describeGuids(
  { guidsChangedAt, guidsBecause, guidsReused }: GuidFacts,
  now: Date,
): string | undefined {
  const changing =
    guidsChangedAt === null
      ? []
      : [
          `Its guids change: ${describeDuration(now.getTime() - guidsChangedAt.getTime())} ago ${guidsBecause}. Articles are known by their addresses instead.`,
        ];
  const times = guidsReused === 1 ? 'Once' : `${guidsReused} times`;
  const reused =
    guidsReused === 0
      ? []
      : [`${times} it announced another article under the guid of an earlier one; both are kept.`];
  return [...changing, ...reused].join(' ') || undefined;
}
