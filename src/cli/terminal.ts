/** What commands write to people: colours on a terminal only, columns, ages, and examples under the help. */
import { styleText } from 'node:util';
import type { Command } from 'commander';
import { describeDuration } from '../text/describe-duration.js';

type Style = Parameters<typeof styleText>[0];

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

/** Plain where the output is no terminal, and where NO_COLOR is set (no-color.org). */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  const colour = process.env.NO_COLOR ? false : stream.isTTY === true && process.env.TERM !== 'dumb';
  return colour ? styleText(style, text) : text;
}

/** For example `3 h ago`, `in 5 min`, `now`; `-` for no instant. */
export function age(instant: string | null | undefined, now: Date): string {
  if (!instant) return '-';
  const passedMs = now.getTime() - new Date(instant).getTime();
  if (Math.abs(passedMs) < 1_000) return 'now';
  const span = describeDuration(Math.abs(passedMs));
  return passedMs < 0 ? `in ${span}` : `${span} ago`;
}

/** What the publisher wrote cannot move the cursor or paint: controls become spaces. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

export function shorten(text: string, width: number): string {
  const line = plain(text);
  return line.length <= width ? line : `${line.slice(0, Math.max(1, width - 1)).trimEnd()}…`;
}

/** Aligns cells, the last one free. */
export function columns(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows.map((row) =>
    `${indent}${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/** Pairs of a command line and what it does, shown under the command's help. */
export function examples(
  command: Command,
  pairs: readonly (readonly [line: string, meaning: string])[],
): Command {
  const lines = pairs.map(([line, meaning]) => `  $ winnow ${line}\n      ${meaning}`);
  return command.addHelpText(
    'after',
    `\n${pairs.length === 1 ? 'Example' : 'Examples'}:\n${lines.join('\n')}`,
  );
}
