/** The time of day as the database has it: a machine whose clock is wrong, or jumps, leads nobody astray. */
import type { Database, Log, Now } from '../ports.js';

export interface DatabaseClock {
  now: Now;
  close(): void;
}

interface Reading {
  /** Unix time in milliseconds. */
  atMs: number;
  /** Of the time that passes since the process began, which nobody sets. */
  whenMs: number;
  /** How far the two may be apart: half of what the answer took. */
  marginMs: number;
}

const usualReadAgainMs = 5_000;
/** Machines that keep their clocks by a time server differ by less. */
const worthTellingMs = 5_000;

async function read(database: Pick<Database, 'query'>): Promise<Reading> {
  const askedMs = performance.now();
  const [row] = await database.query<{ at: Date }>('select clock_timestamp() as at');
  const marginMs = (performance.now() - askedMs) / 2;
  return { atMs: Number(row?.at), whenMs: askedMs + marginMs, marginMs };
}

function tellBy({ atMs, whenMs }: Reading): number {
  return atMs + performance.now() - whenMs;
}

/** Keeps what is known unless the new reading contradicts it, so that slow answers do not make time jitter. */
function choose(known: Reading, read: Reading): Reading {
  const isApart = Math.abs(tellBy(read) - tellBy(known)) > read.marginMs + known.marginMs;
  return isApart || read.marginMs < known.marginMs ? read : known;
}

/**
 * Rejects where the database cannot be asked; later on the last answer is kept for as long as it is away. Warns once
 * when the clock of the machine differs.
 */
export async function startDatabaseClock(
  database: Pick<Database, 'query'>,
  log: Log,
  readAgainMs = usualReadAgainMs,
): Promise<DatabaseClock> {
  let reading = await read(database);
  let isTold = false;
  const compare = () => {
    const aheadMs = Math.round(Date.now() - tellBy(reading));
    const isOff = Math.abs(aheadMs) > worthTellingMs + reading.marginMs;
    if (isOff && !isTold)
      log.warn({ aheadMs }, 'the clock of this machine differs from that of the database, which is gone by');
    isTold = isOff;
  };
  compare();
  let isAsking = false;
  const readAgain = async () => {
    // A database that hangs must not find a heap of questions when it is back.
    if (isAsking) return;
    isAsking = true;
    try {
      reading = choose(reading, await read(database));
      compare();
    } catch {
      // It is away: time passes all the same.
    } finally {
      isAsking = false;
    }
  };
  const timer = setInterval(() => void readAgain(), readAgainMs).unref();
  return { now: () => new Date(tellBy(reading)), close: () => clearInterval(timer) };
}
