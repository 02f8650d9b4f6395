/** Cron expressions: checking one, and running the clock's tick by one. */
import { schedule, validate } from 'node-cron';

export function isCronExpression(expression: string): boolean {
  return validate(expression);
}

export interface Ticker {
  stop(): Promise<void>;
}

/** Runs `tick` by the expression, never two at once. */
export function tickBy(expression: string, tick: () => Promise<void>): Ticker {
  const task = schedule(expression, tick, { noOverlap: true });
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}

/** The next instant of the expression after now. Only a task that runs knows its next run, so it runs for no time. */
export function nextCronInstant(expression: string): Date | undefined {
  const task = schedule(expression, () => undefined);
  const next = task.getNextRun();
  void task.destroy();
  return next ?? undefined;
}
