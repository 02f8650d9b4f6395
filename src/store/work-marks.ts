/** Marks on what is being worked on, which outlive a process that dies: only the embedded engine needs them. */
import type { Database, Queryable } from '../ports.js';
import type { Suspect, WorkMarks } from '../work-ports.js';

/** Counts the deaths of what was begun, and forgets marks of what no longer waits. */
async function settle(tx: Queryable, hasDied: boolean): Promise<void> {
  await tx.query(
    `update work_mark set begun = false, deaths = deaths + case when $1 then 1 else 0 end
     where begun and queue <> 'process'`,
    [hasDied],
  );
  await tx.query(
    `delete from work_mark m where queue <> 'process' and (deaths = 0 or not case queue
       when 'collect' then exists (select from source where id = m.subject and enabled)
       else exists (select from entry where id = m.subject::bigint and stage = m.queue) end)`,
  );
}

const marked = `select queue, subject, deaths from work_mark where queue <> 'process'`;

/** A dead process may have held whatever waits: sources by their claim, entries by their stage. */
const waiting = `
  select coalesce(m.queue, w.queue) as queue, coalesce(m.subject, w.subject) as subject, coalesce(m.deaths, 0) as deaths
  from (select stage as queue, id::text as subject from entry
          where stage in ('extract', 'group', 'label') and stage_since <= now()
        union all select 'collect', id from source where enabled and claimed_until is not null) w
    full join (${marked}) m on m.queue = w.queue and m.subject = w.subject`;

export function createWorkMarks(database: Database): WorkMarks {
  return {
    open: () =>
      database.transaction(async (tx) => {
        const died = await tx.query(
          `insert into work_mark (queue, subject, begun) values ('process', '', true)
           on conflict (queue, subject) do update set deaths = work_mark.deaths + 1 returning deaths`,
        );
        const hasDied = died.some((row) => Number(row.deaths) > 0);
        await settle(tx, hasDied);
        const suspects = await tx.query<Suspect>(hasDied ? waiting : marked);
        return { hasDied, suspects };
      }),

    async begin(queue, subjects) {
      await database.query(
        `insert into work_mark (queue, subject, begun) select $1, unnest($2::text[]), true
         on conflict (queue, subject) do update set begun = true`,
        [queue, subjects],
      );
    },

    async end(queue, subjects) {
      await database.query('delete from work_mark where queue = $1 and subject = any($2::text[])', [
        queue,
        subjects,
      ]);
    },

    async close() {
      await database.query(`delete from work_mark where queue = 'process'`);
    },
  };
}
