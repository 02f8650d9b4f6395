/** Subscriptions: what hubs push to us, one a source. */
import { mergeEach } from '../merge-calls.js';
import type { Database } from '../ports.js';
import type { StoredSubscription, Subscriptions } from '../source-ports.js';

const columns = `source_id as "sourceId", token, secret, hub, topic, state, requested_at as "requestedAt", attempts,
  lease_seconds as "leaseSeconds", lease_expires_at as "leaseExpiresAt", last_delivery_at as "lastDeliveryAt",
  last_miss_at as "lastMissAt"`;

const insert = `
  insert into subscription (source_id, token, secret, hub, topic, state, requested_at, attempts, lease_seconds,
    lease_expires_at, last_delivery_at, last_miss_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (source_id) do update set token = excluded.token, secret = excluded.secret, hub = excluded.hub,
    topic = excluded.topic, state = excluded.state, requested_at = excluded.requested_at,
    attempts = excluded.attempts, lease_seconds = excluded.lease_seconds,
    lease_expires_at = excluded.lease_expires_at, last_delivery_at = excluded.last_delivery_at,
    last_miss_at = excluded.last_miss_at`;

/** Of one statement. */
const readsTogether = 100;

export function createSubscriptions(database: Database): Subscriptions {
  const findBySource = mergeEach<string, StoredSubscription | undefined>(
    async (ids) => {
      const sql = `select ${columns} from subscription where source_id = any($1::text[])`;
      const rows = await database.query<StoredSubscription>(sql, [ids]);
      const found = new Map(rows.map((row) => [row.sourceId, row]));
      return ids.map((id) => found.get(id));
    },
    { most: readsTogether },
  );
  return {
    findBySource,
    async findByToken(token) {
      const sql = `select ${columns} from subscription where token = $1`;
      const [row] = await database.query<StoredSubscription>(sql, [token]);
      return row;
    },
    list: () =>
      database.query<StoredSubscription>(`select ${columns} from subscription order by requested_at`),

    async save(subscription) {
      const { sourceId, token, secret, hub, topic, state, requestedAt, attempts } = subscription;
      const { leaseSeconds, leaseExpiresAt, lastDeliveryAt, lastMissAt } = subscription;
      const asked = [sourceId, token, secret, hub, topic, state, requestedAt, attempts];
      await database.query(insert, [...asked, leaseSeconds, leaseExpiresAt, lastDeliveryAt, lastMissAt]);
    },

    async remove(sourceId) {
      await database.query('delete from subscription where source_id = $1', [sourceId]);
    },

    async markMiss(sourceId, now) {
      await database.query(
        "update subscription set last_miss_at = $2 where source_id = $1 and state = 'active'",
        [sourceId, now],
      );
    },
  };
}
