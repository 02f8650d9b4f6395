/** Processes that answer one JSON object a line: how benchmarks start and ask them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Child {
  /** The next object it prints. */
  next<T>(): Promise<T>;
  ask<T>(command: string): Promise<T>;
  /** Ends it and waits for its end. */
  stop(): Promise<void>;
  process: ChildProcess;
}

/** Starts node on a compiled file. */
export function startChild(args: readonly string[], environment: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>() => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the process of ${args.join(' ')} ended`);
      if (value.startsWith('{"')) return JSON.parse(value) as T;
    }
  };
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    process: child,
    next,
    ask(command) {
      child.stdin.write(`${command}\n`);
      return next();
    },
    async stop() {
      if (child.exitCode === null && child.stdin.writable) {
        child.stdin.write('stop\n');
        setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
      }
      await ended;
    },
  };
}
