/**
 * Every operation by its name. To add one, write a file here that exports `operation({ args, answer })` and name it
 * below: `ask('name', args)` of a command then reaches it in the running process, or in one of its own.
 */
import type { Context } from '../context.js';
import { CodedError } from '../errors.js';
import type { Answerer, Conversation } from '../system/control-socket.js';
import { compareConfig } from './compare-config.js';
import { findArticles } from './find-articles.js';
import { findKnown } from './find-known.js';
import type { Operation } from './operation.js';
import { run } from './run.js';
import { sendBack } from './send-back.js';
import { status } from './status.js';
import { tryTopic } from './try-topic.js';
import { why } from './why.js';

export const operations = {
  'compare-config': compareConfig,
  'find-articles': findArticles,
  'find-known': findKnown,
  run,
  'send-back': sendBack,
  status,
  'try-topic': tryTopic,
  why,
};

export type OperationName = keyof typeof operations;

export type ArgsOf<Name extends OperationName> =
  (typeof operations)[Name] extends Operation<infer Args, infer _Answer> ? Args : never;

export type AnswerOf<Name extends OperationName> =
  (typeof operations)[Name] extends Operation<infer _Args, infer Answer> ? Answer : never;

function isKnown(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

/** Throws `operation-unknown` and `operation-args`, which a command of another version can cause. */
export async function perform(
  context: Context,
  name: string,
  args: unknown,
  conversation: Conversation,
): Promise<unknown> {
  const fault = (code: string, message: string) =>
    new CodedError({
      code,
      message,
      hint: 'The command and the running process are of different versions: restart the process.',
      exitCode: 76,
    });
  if (!isKnown(name)) throw fault('operation-unknown', `the running process does not know "${name}"`);
  const { args: schema, answer } = operations[name] as Operation<unknown, object>;
  const parsed = schema.safeParse(args);
  if (!parsed.success) throw fault('operation-args', `"${name}" was asked with ${parsed.error.message}`);
  return answer(context, parsed.data, conversation);
}

/** For the socket of a process that runs. */
export function answererOf(context: Context): Answerer {
  return ({ operation, args }, conversation) => perform(context, String(operation), args, conversation);
}
