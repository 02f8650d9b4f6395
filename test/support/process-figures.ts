/** What Linux tells of a running process (proc(5)). */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The sum of two neighbouring fields of its line, in hundredths of a second there. */
function secondsOf(pid: number, field: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  // The first two, its number and its name, are gone.
  return (Number(fields[field - 3]) + Number(fields[field - 2])) / 100;
}

/** User and system time of all its threads. */
export function processorSeconds(pid: number): number {
  return secondsOf(pid, 14);
}

/** Of all processes it started that have ended, and of those that they started. */
export function processorSecondsOfEnded(pid: number): number {
  return secondsOf(pid, 16);
}

/** Resident memory, threads included. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

/** Open ones of every kind, between processes too. */
export function countSockets(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).filter((name) => readlinkSync(`${folder}/${name}`).startsWith('socket:')).length;
}
