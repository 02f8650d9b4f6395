/** Our own faults as coded errors: code, HTTP-like status, whether a retry helps, and the fix. */

export type RetryClass = 'never' | 'later' | 'now';

export interface CodedErrorOptions {
  /** Stable, machine-readable name, for example `data-dir-locked`. */
  code: string;
  /** One sentence that names the thing. */
  message: string;
  /** One sentence that says what to do. */
  hint?: string;
  retry?: RetryClass;
  /** Process exit code where the program cannot go on (sysexits.h). */
  exitCode?: number;
  cause?: unknown;
}

export class CodedError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly retry: RetryClass;
  readonly exitCode: number;

  constructor(options: CodedErrorOptions) {
    super(options.message, { cause: options.cause });
    this.name = 'CodedError';
    this.code = options.code;
    this.hint = options.hint;
    this.retry = options.retry ?? 'never';
    this.exitCode = options.exitCode ?? 1;
  }
}

/** Work that was cut off by our own shutdown: nothing is known, nothing may be recorded, the job comes back. */
export function interruption(what: string): CodedError {
  return new CodedError({ code: 'interrupted', message: `${what} was interrupted`, retry: 'later' });
}
