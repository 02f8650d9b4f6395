/** Subscribers of our hub, and what was asked of it. */
import type { Subscriber, SubscriberIntent, Subscribers } from '../feed-ports.js';
import type { Database } from '../ports.js';

/** Whoever asks for more is no reader: each intent makes us call an address that a stranger named. */
const waitingAtMost = { inAll: 1_000, ofOrigin: 100 };
const subscribersAtMost = 100_000;
const behindAtOnce = 1_000;

export function createSubscribers(database: Database): Subscribers {
  return {
    async ask({ mode, callback, path, leaseSeconds, secret }, now) {
      const [row] = await database.query<{ id: string }>(
        `insert into subscriber_intent (mode, callback, path, lease_seconds, secret, asked_at)
         select $1, $2, $3, $4, $5, $6
         where (select count(*) from subscriber_intent) < $7
           and (select count(*) from subscriber_intent where starts_with(callback, $8)) < $9
           and ($1 = 'unsubscribe' or (select count(*) from subscriber) < $10)
         returning id::text`,
        [
          mode,
          callback,
          path,
          leaseSeconds,
          secret ?? null,
          now,
          waitingAtMost.inAll,
          `${new URL(callback).origin}/`,
          waitingAtMost.ofOrigin,
          subscribersAtMost,
        ],
      );
      return row?.id;
    },

    async takeIntent(id) {
      const [row] = await database.query<Required<SubscriberIntent>>(
        `delete from subscriber_intent where id = $1
         returning mode, callback, path, lease_seconds as "leaseSeconds", secret`,
        [id],
      );
      if (!row) return undefined;
      const { secret, ...intent } = row;
      return secret === null ? intent : { ...intent, secret };
    },

    async confirm({ mode, callback, path, leaseSeconds, secret }, now) {
      if (mode === 'unsubscribe') {
        await database.query('delete from subscriber where callback = $1 and path = $2', [callback, path]);
        return;
      }
      await database.query(
        `insert into subscriber (callback, path, secret, lease_expires_at, delivered_etag, next_attempt_at)
         values ($1, $2, $3, $4, (select etag from rendering where rendering.path = $2), $5)
         on conflict (callback, path) do update set secret = excluded.secret, failures = 0,
           lease_expires_at = excluded.lease_expires_at, next_attempt_at = excluded.next_attempt_at`,
        [callback, path, secret ?? null, new Date(now.getTime() + leaseSeconds * 1_000), now],
      );
    },

    async find(id, now) {
      const [row] = await database.query<Subscriber>(
        `select id::text, callback, path, secret, delivered_etag as "deliveredEtag", failures
         from subscriber where id = $1 and lease_expires_at > $2`,
        [id, now],
      );
      return row;
    },

    async findOutside(folders) {
      const rows = await database.query<{ id: string }>(
        `select id::text from subscriber
         where not exists (select from unnest($1::text[]) as folder where starts_with(path, folder)) order by id`,
        [folders],
      );
      return rows.map(({ id }) => id);
    },

    findBehind: (now) =>
      database.query<{ id: string; etag: string; failures: number }>(
        `select id::text, r.etag, failures from subscriber join rendering r using (path)
         where r.etag is distinct from delivered_etag and next_attempt_at <= $1 and lease_expires_at > $1
         order by failures > 0, next_attempt_at, id limit ${behindAtOnce}`,
        [now],
      ),

    async recordDelivery(id, etag) {
      await database.query('update subscriber set delivered_etag = $2, failures = 0 where id = $1', [
        id,
        etag,
      ]);
    },

    async recordFailure(id, nextAttemptAt) {
      await database.query(
        'update subscriber set failures = failures + 1, next_attempt_at = $2 where id = $1',
        [id, nextAttemptAt],
      );
    },

    async remove(id) {
      await database.query('delete from subscriber where id = $1', [id]);
    },

    async prune(now) {
      await database.query('delete from subscriber where lease_expires_at <= $1', [now]);
      await database.query(
        "delete from subscriber_intent where asked_at < $1::timestamptz - interval '1 hour'",
        [now],
      );
    },
  };
}
