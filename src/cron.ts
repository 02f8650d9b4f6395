/** Cron expressions: checking one, and running the clock's tick by one. */
import { createTask, schedule, validate } from 'node-cron';

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

/** The next instant of the expression after now. */
export function nextCronInstant(expression: string): Date | undefined {
  const task = createTask(expression, () => undefined);
  const next = task.getNextRun();
  void task.destroy();
  return next ?? undefined;
}
