/**
 * A queue in memory that is careful after its process died: what waits then is worked on with marks that outlive the
 * process, so that whatever fells it is found by narrowing, and set aside. Before that, and after, it costs nothing.
 */
import { subjectsOf } from '../pipeline.js';
import type { ConsumeOptions, Log } from '../ports.js';
import { Turns } from '../turns.js';
import type { WorkMarks } from '../work-ports.js';
import type { BoardedQueue } from './bullmq-queue.js';

/**
 * What was begun by a process that died is tried alone, twice: whoever kills a process in the careful time hits some
 * entry that is alone, yet hardly the same one again.
 */
const mostDeaths = 3;
const reason = `the program ended ${mostDeaths} times while it was worked on, the last time by itself`;

class Caution {
  /** How many processes died of each that may be at fault, by queue and subject. */
  private readonly deaths = new Map<string, number>();
  private readonly turns = new Turns();
  private opening: Promise<void> | undefined;

  constructor(
    private readonly marks: WorkMarks,
    private readonly log: Log,
  ) {}

  /** From now on something is worked on. Commands that only look never come here. */
  open(): Promise<void> {
    this.opening ??= this.readMarks();
    // Told to every job that waits for it.
    this.opening.catch(() => undefined);
    return this.opening;
  }

  private async readMarks(): Promise<void> {
    const { hasDied, suspects } = await this.marks.open();
    for (const { queue, subject, deaths } of suspects) this.deaths.set(`${queue} ${subject}`, deaths);
    if (hasDied)
      this.log.warn(
        { waiting: suspects.length, suspects: suspects.filter(({ deaths }) => deaths > 0).length },
        'the process before this one did not end cleanly; what waited is worked on with care',
      );
  }

  async run<T extends object>(
    queue: string,
    data: T,
    handle: (data: T) => Promise<void>,
    onSetAside: ConsumeOptions<T>['onSetAside'],
  ): Promise<void> {
    await this.open();
    const subjects = subjectsOf(data);
    if (this.deaths.size === 0 || subjects.length === 0) return handle(data);
    const deaths = Math.max(...subjects.map((subject) => this.deaths.get(`${queue} ${subject}`) ?? 0));
    if (deaths > 0 && subjects.length > 1) return onSetAside?.(data, reason);
    if (deaths < mostDeaths)
      return this.turns.run(deaths > 0, () => this.runMarked(queue, subjects, () => handle(data)));
    this.log.error({ queue, subjects, deaths, error: reason }, 'what fells the process is set aside');
    await onSetAside?.(data, reason);
    await this.acquit(queue, subjects);
  }

  private async runMarked(
    queue: string,
    subjects: readonly string[],
    work: () => Promise<void>,
  ): Promise<void> {
    await this.marks.begin(queue, subjects);
    try {
      await work();
    } finally {
      await this.acquit(queue, subjects);
    }
  }

  private async acquit(queue: string, subjects: readonly string[]): Promise<void> {
    await this.marks.end(queue, subjects);
    for (const subject of subjects) this.deaths.delete(`${queue} ${subject}`);
  }

  async close(): Promise<void> {
    if (this.opening === undefined) return;
    await this.opening;
    await this.marks.close();
  }
}

/** `queue` may have to work on what a process of before died of. */
export function carefulQueue(queue: BoardedQueue, marks: WorkMarks, log: Log): BoardedQueue {
  const caution = new Caution(marks, log);
  return {
    add: (name, jobs) => queue.add(name, jobs),
    consume<T extends object>(name: string, handle: (data: T) => Promise<void>, options: ConsumeOptions<T>) {
      void caution.open();
      return queue.consume<T>(name, (data) => caution.run(name, data, handle, options.onSetAside), options);
    },
    counts: (name) => queue.counts(name),
    show: (name) => queue.show(name),
    readGeneration: () => queue.readGeneration(),
    async close() {
      await queue.close();
      await caution.close();
    },
  };
}
