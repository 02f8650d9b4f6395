/** Copy links: every copy points straight at the first article of its kind. */

import type { CopyLink } from '../grouping-ports.js';
import type { Queryable } from '../ports.js';

/** Held while links are merged: two workers that join the same articles at once would leave chains. */
const linkLock = 0x77_6e_63_70;

async function rootsOf(tx: Queryable, { articleId, copyOf }: CopyLink): Promise<string[]> {
  const rows = await tx.query<{ root: string }>(
    `select distinct coalesce(copy_of, id) as root from article where id in ($1, $2) order by 1`,
    [articleId, copyOf],
  );
  return rows.map(({ root }) => root);
}

/** The later of two first articles becomes a copy of the earlier one, and its copies follow it. */
async function link(tx: Queryable, { kind, because, evidence, ...pair }: CopyLink): Promise<void> {
  const [first, later] = await rootsOf(tx, { kind, because, ...pair });
  if (first === undefined || later === undefined) return;
  await tx.query(
    `update article set copy_of = root.id, story_id = root.story_id, story_because = root.story_because,
       story_evidence = root.story_evidence,
       copy_kind = case when article.id = $2 then $3 else article.copy_kind end,
       copy_because = case when article.id = $2 then $4 else article.copy_because end,
       copy_evidence = case when article.id = $2 then $5::jsonb else article.copy_evidence end
     from article root where root.id = $1 and (article.id = $2 or article.copy_of = $2)`,
    [first, later, kind, because, evidence === undefined ? null : JSON.stringify(evidence)],
  );
  await tx.query(
    `update article set story_id = coalesce(root.story_id, root.id)
     from article root where root.id = $1 and article.story_id = $2`,
    [first, later],
  );
}

/** Linking the same articles again, in whatever order, changes nothing. */
export async function linkCopies(tx: Queryable, links: readonly CopyLink[]): Promise<void> {
  if (links.length === 0) return;
  await tx.query('select pg_advisory_xact_lock($1)', [linkLock]);
  for (const one of links) await link(tx, one);
}
