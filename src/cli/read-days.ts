/** Spans of the past as options give them. */
import { InvalidArgumentError } from 'commander';

/** `7d`, `12h`; returns days. */
export function readDays(text: string): number {
  const [, number, unit] = /^(\d{1,4})([dh])$/.exec(text) ?? [];
  const days = Number(number) / (unit === 'h' ? 24 : 1);
  if (!(days > 0 && days <= 3_650)) throw new InvalidArgumentError('Write for example 7d or 12h.');
  return days;
}
