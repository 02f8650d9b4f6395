/** The most that processes take of the machine while they run. */
import { countSockets, residentMegabytes } from '../support/process-figures.js';

export interface ProcessFigures {
  sockets: number;
  megabytes: number;
}

export interface Watch {
  /** Of any one process at any one time. */
  readonly most: ProcessFigures;
  stop(): void;
}

const everyMs = 1_000;

export function watchProcesses(pids: () => number[]): Watch {
  const most = { sockets: 0, megabytes: 0 };
  const timer = setInterval(() => {
    for (const pid of pids()) {
      try {
        most.sockets = Math.max(most.sockets, countSockets(pid));
        // One that was killed is there for a moment without memory.
        most.megabytes = Math.max(most.megabytes, Math.round(residentMegabytes(pid)) || 0);
      } catch {
        // It has ended this moment.
      }
    }
  }, everyMs);
  return { most, stop: () => clearInterval(timer) };
}
