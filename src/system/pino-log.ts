/** The log: one JSON object a line on standard error, so that standard output stays a command's own. */
import { type DestinationStream, destination, pino } from 'pino';
import type { Log } from '../ports.js';

/** `stream` takes the place of standard error. */
export function createLog(
  level: string,
  stream: DestinationStream = destination({ fd: 2, sync: true }),
): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
