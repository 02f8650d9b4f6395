/** robots.txt for every page we fetch: asked once a day per origin, remembered for all workers (RFC 9309). */
import { decideRobots, ROBOTS_FETCH_MAX_BYTES, type RobotsRecord } from '../collect/decide-robots.js';
import { isAllowed } from '../collect/robots.js';
import type { HttpClient, Now, Robots } from '../ports.js';
import type { RobotsRecords } from '../store-ports.js';

/** Dates come back from the store as text. */
function revive(stored: unknown): RobotsRecord | undefined {
  if (stored === undefined) return undefined;
  const record = stored as RobotsRecord & { expiresAt: string; unreachableSince: string | null };
  return {
    ...record,
    expiresAt: new Date(record.expiresAt),
    unreachableSince: record.unreachableSince === null ? null : new Date(record.unreachableSince),
  };
}

/** How many origins are remembered in this process, before the store is asked again. */
const remembered = 1_000;

/** `productToken` is the name robots.txt may address us by. */
export function createRobotsCache(
  ports: { http: HttpClient; records: RobotsRecords; now: Now },
  productToken: string,
): Robots {
  const inWork = new Map<string, Promise<RobotsRecord>>();
  const recent = new Map<string, RobotsRecord>();

  const refresh = async (origin: string): Promise<RobotsRecord> => {
    const previous = revive(await ports.records.find(origin));
    if (previous && previous.expiresAt > ports.now()) return previous;
    const outcome = await ports.http.fetchDocument({
      url: `${origin}/robots.txt`,
      accept: 'text/plain, */*;q=0.5',
      maxBytes: ROBOTS_FETCH_MAX_BYTES,
      ...(previous ? { validators: previous.validators } : {}),
    });
    const record = decideRobots(outcome, previous, ports.now());
    await ports.records.save(origin, record);
    return record;
  };

  /** Many pages of one site ask at once; one of them fetches. */
  const recordFor = async (origin: string): Promise<RobotsRecord> => {
    const known = recent.get(origin);
    if (known && known.expiresAt > ports.now()) return known;
    const running = inWork.get(origin) ?? refresh(origin);
    inWork.set(origin, running);
    try {
      const record = await running;
      if (recent.size >= remembered) recent.clear();
      recent.set(origin, record);
      return record;
    } finally {
      inWork.delete(origin);
    }
  };

  return {
    async allows(url) {
      const { access } = await recordFor(new URL(url).origin);
      if (access.kind !== 'rules') return access.kind === 'allow-all';
      return isAllowed(access.text, url, [productToken]);
    },
  };
}
