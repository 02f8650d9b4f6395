#!/usr/bin/env node
/** The `winnow` command: dispatches to one file per command and turns coded errors into one clear sentence. */
import type { Command } from 'commander';
import { reportError } from '../report-error.js';

type Load = () => Promise<{ command: Command }>;

/** Loaded on demand, so that a filter does not pay for the engine. */
const commands: Record<string, { summary: string; load: Load }> = {
  start: {
    summary: 'poll the sources and serve the feeds, all in one process',
    load: () => import('./start.js'),
  },
  demo: { summary: 'the same on two sample publishers, without internet', load: () => import('./demo.js') },
  worker: { summary: 'run some of the roles in this process', load: () => import('./worker.js') },
  run: { summary: 'read every source once, publish, and end', load: () => import('./run.js') },
  status: {
    summary: 'show how the sources answer, what waits, and when topics changed',
    load: () => import('./status.js'),
  },
  add: { summary: 'find the feed of an address and add it as a source', load: () => import('./add.js') },
  remove: { summary: 'take sources out of the configuration', load: () => import('./remove.js') },
  sources: { summary: 'list the sources of the configuration', load: () => import('./sources.js') },
  opml: { summary: 'take in or hand out a list of feeds', load: () => import('./opml.js') },
  topics: {
    summary: 'show the topics, and try an expression on the articles of the store',
    load: () => import('./topics.js'),
  },
  train: { summary: 'learn the topics that have examples', load: () => import('./train.js') },
  check: { summary: 'tell every problem of the configuration', load: () => import('./check.js') },
  export: {
    summary: 'write everything that is stored as JSON Lines',
    load: () => import('./export.js'),
  },
  import: {
    summary: 'read an export, or move an embedded database to a server',
    load: () => import('./import.js'),
  },
  migrate: {
    summary: 'bring the tables of the database up to date',
    load: () => import('./migrate.js'),
  },
  schema: { summary: 'print the JSON Schema of the configuration', load: () => import('./schema.js') },
  parse: {
    summary: 'filter: feed document in, entries out',
    load: () => import('./parse.js'),
  },
  extract: {
    summary: 'filter: page in, article out',
    load: () => import('./extract.js'),
  },
  clean: {
    summary: 'filter: lines, text or HTML in, the same without ad markers out',
    load: () => import('./clean.js'),
  },
  group: {
    summary: 'filter: articles in order of arrival in, copies and stories out',
    load: () => import('./group.js'),
  },
  label: {
    summary: 'filter: articles in, topics with evidence out',
    load: () => import('./label.js'),
  },
  robots: {
    summary: 'filter: robots.txt and URL in, allowed or not out',
    load: () => import('./robots.js'),
  },
};

function printUsage(): void {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  process.stdout.write(
    `Usage: winnow COMMAND [options]\n\n${rows.join('\n')}\n\nwinnow COMMAND --help tells more.\n`,
  );
}

async function main(argv: readonly string[]): Promise<void> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return printUsage();
  const entry = commands[name];
  if (!entry) {
    process.stderr.write(`winnow: there is no command "${name}"\n`);
    printUsage();
    process.exitCode = 64;
    return;
  }
  try {
    await (await entry.load()).command.parseAsync(rest, { from: 'user' });
  } catch (error) {
    process.exitCode = reportError(error);
  }
}

// A reader that closes early (`winnow parse | head`) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
await main(process.argv.slice(2));
