/** `winnow import`: reads an export, or moves an embedded database to a server. */
import { PassThrough } from 'node:stream';
import { Command } from 'commander';
import { type Environment, readEnvironment } from '../environment.js';
import { CodedError } from '../errors.js';
import { openDatabase } from '../open-engines.js';
import type { Log } from '../ports.js';
import { exportLines, importLines } from '../store/transfer.js';
import { createLog } from '../system/pino-log.js';
import { openInput } from './open-input.js';

/** Starts to read when the first line is asked for, so that none is lost before. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

interface Source {
  lines: AsyncIterable<string>;
  close(): Promise<void>;
}

async function readFile(file: string | undefined): Promise<Source> {
  return { lines: linesOf(await openInput(file)), close: async () => undefined };
}

/** The lines go straight from the one database to the other. */
async function readEmbedded(environment: Environment, dataDir: string, log: Log): Promise<Source> {
  if (environment.databaseUrl === undefined)
    throw new CodedError({
      code: 'import-refused',
      message: 'there is no server to move to',
      hint: 'Name it with DATABASE_URL.',
      exitCode: 78,
    });
  const { databaseUrl: _, ...embedded } = environment;
  const { database, version } = await openDatabase({ ...embedded, dataDir }, [], log);
  const stream = new PassThrough({ highWaterMark: 1 << 20 });
  const written = exportLines(database, version, async (line) => {
    if (!stream.write(`${line}\n`)) await new Promise((resolve) => stream.once('drain', resolve));
  }).then(
    () => stream.end(),
    (error: Error) => stream.destroy(error),
  );
  return {
    lines: linesOf(stream),
    close: async () => {
      stream.resume();
      await written;
      await database.close();
    },
  };
}

export const command = new Command('import')
  .description('reads an export into a new database, all or nothing')
  .argument('[file]', 'what "winnow export" wrote; standard input when absent')
  .option('--from <directory>', 'a data directory of the embedded engine instead, to move to DATABASE_URL')
  .action(async (file: string | undefined, { from }: { from?: string }) => {
    const environment = readEnvironment(process.env);
    const log = createLog(environment.logLevel);
    const source = await (from === undefined ? readFile(file) : readEmbedded(environment, from, log));
    try {
      const { database, version } = await openDatabase(environment, [], log);
      try {
        const rows = await importLines(database, version, source.lines);
        process.stdout.write(`${rows} rows were imported.\n`);
      } finally {
        await database.close();
      }
    } finally {
      await source.close();
    }
  });
