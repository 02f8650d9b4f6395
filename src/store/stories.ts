/** Stories: which of its reports stands for each. */

import type { LeadCandidateRow, Stories } from '../grouping-ports.js';
import type { Database } from '../ports.js';

/** A story of hundreds of reports elects among its first ones. */
const candidatesPerStory = 200;

export function createStories(database: Database): Stories {
  return {
    leadCandidates: (articleIds) =>
      database.query<LeadCandidateRow>(
        `with touched as (
           select distinct coalesce(story_id, copy_of, id) as id from article where id = any($1::bigint[]))
         select t.id::text as "storyId", m.id::text as id, m.source_id as "sourceId", m.verdict = 'full' as "isFull",
           length(m.text) as length, m.first_seen_at as "firstSeenAt",
           coalesce(st.lead_id, t.id)::text as "leadId"
         from touched t left join story st on st.id = t.id
           cross join lateral (
             select * from article a where (a.id = t.id or a.story_id = t.id or a.copy_of = t.id)
               and a.copy_kind is distinct from 'same' order by a.id limit ${candidatesPerStory}) m
         -- Most articles are the only report, of which there is nothing to elect.
         where st.id is not null
           or exists (select from article o where o.story_id = t.id and o.id <> t.id)
           or exists (select from article o where o.copy_of = t.id)
         order by t.id, m.id`,
        [articleIds],
      ),

    async saveLead({ storyId, leadId, because }, now) {
      await database.query(
        `insert into story (id, lead_id, lead_because, lead_since) values ($1, $2, $3, $4)
         on conflict (id) do update set lead_id = excluded.lead_id, lead_because = excluded.lead_because,
           lead_since = excluded.lead_since
         where story.lead_id <> excluded.lead_id`,
        [storyId, leadId, because, now],
      );
    },
  };
}
