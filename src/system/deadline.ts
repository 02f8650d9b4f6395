/** One end for a whole fetch: its total time, or the caller's wish to stop. */
import { FetchStop } from './http-failure.js';

export interface Deadline {
  signal: AbortSignal;
  /** Forgets the timer and the caller's signal. */
  clear(): void;
}

/** `AbortSignal.any` would do, but on Node 20 it lets a timeout be collected before it fires. */
export function startDeadline(totalTimeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const stop = () =>
    controller.abort(new FetchStop('interrupted', 'The fetch was stopped before it was done.'));
  const expire = () => {
    const seconds = totalTimeoutMs / 1000;
    controller.abort(new FetchStop('timeout', `The whole document did not arrive within ${seconds} s.`));
  };
  const timer = setTimeout(expire, totalTimeoutMs);
  if (caller?.aborted) stop();
  caller?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', stop);
    },
  };
}
