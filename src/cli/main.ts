#!/usr/bin/env node
/** The `winnow` command: dispatches to one file per command and turns coded errors into one clear sentence. */
import { readFileSync } from 'node:fs';
import { reportError } from '../report-error.js';
import { closestName } from '../text/closest-name.js';
import { commands, loadCommand } from './commands.js';

/** `EX_USAGE` of sysexits.h. */
const wrongUsage = 64;

function printUsage(): void {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  process.stdout.write(
    `Usage: winnow COMMAND [options]\n\n${rows.join('\n')}\n\nwinnow COMMAND --help tells more, with examples.\n`,
  );
}

function printVersion(): void {
  const file = new URL('../../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  process.stdout.write(`${version}\n`);
}

function refuse(name: string): void {
  const meant = closestName(name, Object.keys(commands));
  const hint = meant ? `Did you mean "winnow ${meant}"?` : '"winnow --help" lists the commands.';
  process.stderr.write(`winnow: there is no command "${name}"\n  ${hint}\n`);
  process.exitCode = wrongUsage;
}

/** Commander has told what is wrong, or has shown the help that was asked for. */
function usageExitCode(error: unknown): number | undefined {
  const { code, exitCode } = error as { code?: unknown; exitCode?: unknown };
  if (typeof code !== 'string' || !code.startsWith('commander.')) return undefined;
  return exitCode === 0 ? 0 : wrongUsage;
}

/** `winnow help NAME` is `winnow NAME --help`. */
function asAsked([name, ...rest]: readonly string[]): readonly (string | undefined)[] {
  const [wanted] = rest;
  return name === 'help' && wanted !== undefined ? [wanted, '--help'] : [name, ...rest];
}

async function main(argv: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = asAsked(argv);
  if (['help', '--help', '-h'].includes(name)) return printUsage();
  if (['--version', '-V'].includes(name)) return printVersion();
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) return refuse(name);
  try {
    const command = await loadCommand(name, entry);
    await command.parseAsync(
      rest.filter((part) => part !== undefined),
      { from: 'user' },
    );
  } catch (error) {
    process.exitCode = usageExitCode(error) ?? reportError(error);
  }
}

// A reader that closes early (`winnow parse | head`) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
await main(process.argv.slice(2));
