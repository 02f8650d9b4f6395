/** How a process tells its user why it cannot go on: one sentence and the fix, a stack only for faults of ours. */
import { CodedError } from './errors.js';

/** `EX_SOFTWARE` of sysexits.h: a fault of the program itself. */
const softwareFault = 70;

/** Writes to standard error; returns the exit code. */
export function reportError(error: unknown): number {
  if (error instanceof CodedError) {
    process.stderr.write(`winnow: ${error.message}\n`);
    if (error.hint) process.stderr.write(`  ${error.hint}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`winnow: ${text}\n`);
  return softwareFault;
}
