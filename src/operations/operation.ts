/** What an operation is: one thing that a command asks of a site, whether the site runs or not. */
import type { z } from 'zod';
import type { Context } from '../context.js';
import type { Role } from '../role-names.js';
import type { Conversation } from '../system/control-socket.js';

/** Answers are JSON: instants are ISO 8601 texts, what is absent is left out or null. */
export interface Operation<Args, Answer extends object> {
  args: z.ZodType<Args>;
  /** What has to be at work meanwhile, where no running process is asked. */
  roles?: readonly Role[];
  answer(context: Context, args: Args, conversation: Conversation): Promise<Answer>;
}

/** Lets TypeScript find the types of an operation's arguments and answer. */
export function operation<Args, Answer extends object>(it: Operation<Args, Answer>): Operation<Args, Answer> {
  return it;
}
