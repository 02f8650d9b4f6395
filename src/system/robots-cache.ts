/** robots.txt for every page we fetch: asked once a day per origin, remembered for all workers (RFC 9309). */
import { decideRobots, ROBOTS_FETCH_MAX_BYTES, type RobotsRecord } from '../collect/decide-robots.js';
import { isAllowed } from '../collect/robots.js';
import { interruption } from '../errors.js';
import type { HttpClient, Now, Robots, RobotsVerdict } from '../ports.js';
import type { RobotsRecords } from '../source-ports.js';

export interface RobotsPorts {
  http: HttpClient;
  records: RobotsRecords;
  now: Now;
}

/** What is known of an origin, or how long to wait until it can be asked. */
type Answer = { record: RobotsRecord } | { because: string; retryAfterMs: number };

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

async function ask({ http, records, now }: RobotsPorts, origin: string): Promise<Answer> {
  const previous = revive(await records.find(origin));
  if (previous && previous.expiresAt > now()) return { record: previous };
  const outcome = await http.fetchDocument({
    url: `${origin}/robots.txt`,
    accept: 'text/plain, */*;q=0.5',
    maxBytes: ROBOTS_FETCH_MAX_BYTES,
    ...(previous ? { validators: previous.validators } : {}),
  });
  if (outcome.kind === 'failed' && outcome.failure === 'interrupted')
    throw interruption(`reading the rules of ${origin}`);
  // Our own budget says nothing about the site, so nothing is recorded of it.
  if (outcome.kind === 'slow-down' && outcome.notAsked)
    return { because: outcome.reason, retryAfterMs: outcome.retryAfterMs ?? 0 };
  const record = decideRobots(outcome, previous, now());
  await records.save(origin, record);
  return { record };
}

function judge({ access, because }: RobotsRecord, url: string, productToken: string): RobotsVerdict {
  if (access.kind === 'allow-all') return { allowed: true };
  if (access.kind === 'disallow-all')
    return { allowed: false, because: `robots.txt cannot be read: ${because}` };
  if (isAllowed(access.text, url, [productToken])) return { allowed: true };
  return { allowed: false, because: 'robots.txt does not allow the page to be fetched' };
}

/** `productToken` is the name robots.txt may address us by. */
export function createRobotsCache(ports: RobotsPorts, productToken: string): Robots {
  const inWork = new Map<string, Promise<Answer>>();
  const recent = new Map<string, RobotsRecord>();

  /** Many pages of one site ask at once; one of them fetches. */
  const answerFor = async (origin: string): Promise<Answer> => {
    const known = recent.get(origin);
    if (known && known.expiresAt > ports.now()) return { record: known };
    const running = inWork.get(origin) ?? ask(ports, origin);
    inWork.set(origin, running);
    try {
      const answer = await running;
      if (recent.size >= remembered) recent.clear();
      if ('record' in answer) recent.set(origin, answer.record);
      return answer;
    } finally {
      inWork.delete(origin);
    }
  };

  return {
    async judge(url) {
      const answer = await answerFor(new URL(url).origin);
      if ('record' in answer) return judge(answer.record, url, productToken);
      return { allowed: false, ...answer };
    },
  };
}
