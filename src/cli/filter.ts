/** Turns a pure stage into a command that reads standard input (or a file) and writes standard output. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Command } from 'commander';
import { openInput } from './open-input.js';

export type JsonObject = Record<string, unknown>;

/** An opened stage. `stage` gets one input object and returns (or promises) the output object without `id`. */
export interface Filter {
  stage(input: JsonObject): unknown;
  /** Makes the input object from one whole document, for use without `--jsonl`. */
  fromDocument(bytes: Buffer): JsonObject;
  /** The readable form of an output object. */
  show(output: JsonObject): string;
  /** How many lines may be in work at once; answers keep the input's order. Default 1. */
  ahead?: number;
  /** When set, answers of single lines are withheld and these are written after the last line. */
  final?(): Iterable<JsonObject>;
  close?(): Promise<void>;
}

export interface FilterDescription {
  name: string;
  summary: string;
  /** Commander flags with their descriptions, beyond `--jsonl` and `--json`. */
  options?: readonly (readonly [flags: string, description: string])[];
  open(options: JsonObject): Filter | Promise<Filter>;
}

async function write(output: Writable, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await new Promise((resolve) => output.once('drain', resolve));
}

function asError(id: unknown, error: unknown): JsonObject {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const name = error instanceof SyntaxError ? 'bad-json' : typeof code === 'string' ? code : 'failed';
  return { id: id ?? null, error: { class: name, message: String(message ?? error) } };
}

function parseLine(line: string): JsonObject {
  const input: unknown = JSON.parse(line);
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    throw Object.assign(new Error('a line must hold one JSON object'), { code: 'bad-line' });
  }
  return input as JsonObject;
}

async function answer(line: string, filter: Filter): Promise<JsonObject> {
  let id: unknown = null;
  try {
    const input = parseLine(line);
    id = input.id;
    return { id, ...((await filter.stage(input)) as JsonObject) };
  } catch (error) {
    return asError(id, error);
  }
}

/** Reads lines, keeps at most `ahead` of them in work, writes answers in input order; memory stays flat. */
export async function runJsonLines(input: Readable, output: Writable, filter: Filter): Promise<void> {
  const pending: Promise<JsonObject>[] = [];
  const flushOne = async () => {
    const result = await pending.shift();
    if (!filter.final || result?.error) await write(output, JSON.stringify(result));
  };
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    pending.push(answer(line, filter));
    if (pending.length >= (filter.ahead ?? 1)) await flushOne();
  }
  while (pending.length > 0) await flushOne();
  for (const result of filter.final?.() ?? []) await write(output, JSON.stringify(result));
}

async function runDocument(
  input: Readable,
  output: Writable,
  filter: Filter,
  asJson: boolean,
): Promise<void> {
  const result = (await filter.stage(filter.fromDocument(await buffer(input)))) as JsonObject;
  await write(output, asJson ? JSON.stringify(result, null, 2) : filter.show(result));
}

export function filterCommand(description: FilterDescription): Command {
  const command = new Command(description.name)
    .description(description.summary)
    .argument('[file]', 'file to read; standard input when absent')
    .option('--jsonl', 'one JSON object a line in, one a line out')
    .option('--json', 'one document in, one JSON object out');
  for (const [flags, text] of description.options ?? []) command.option(flags, text);
  return command.action(async (file: string | undefined, options: JsonObject) => {
    const input = await openInput(file);
    const filter = await description.open(options);
    try {
      if (options.jsonl === true) await runJsonLines(input, process.stdout, filter);
      else await runDocument(input, process.stdout, filter, options.json === true);
    } finally {
      await filter.close?.();
    }
  });
}
