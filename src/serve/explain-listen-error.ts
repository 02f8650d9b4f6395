/** Why a port cannot be had, and what to do about it. */
import { CodedError } from '../errors.js';

export function explainListenError(error: NodeJS.ErrnoException, port: number): CodedError {
  const taken = error.code === 'EADDRINUSE';
  return new CodedError({
    code: taken ? 'port-in-use' : 'port-refused',
    message: taken
      ? `port ${port} is already in use by another program`
      : `cannot listen on port ${port} (${error.code ?? error.message})`,
    hint: 'Stop that program, or choose another port with PORT, for example PORT=8081.',
    exitCode: 69,
    cause: error,
  });
}
