/** Copy links: every copy points straight at the first article of its kind. */
import type { Queryable } from '../ports.js';
import type { CopyLink } from '../store-ports.js';

export async function linkCopies(tx: Queryable, links: readonly CopyLink[]): Promise<void> {
  if (links.length === 0) return;
  await tx.query(
    `update article set copy_of = coalesce(root.copy_of, root.id), copy_kind = l.kind, copy_because = l.because,
       story_id = root.story_id, story_because = root.story_because
     from jsonb_to_recordset($1) as l("articleId" bigint, "copyOf" bigint, kind text, because text)
     join article root on root.id = l."copyOf"
     where article.id = l."articleId" and article.id <> coalesce(root.copy_of, root.id)`,
    [JSON.stringify(links)],
  );
  await tx.query(
    `update article set copy_of = root.copy_of
     from article root, jsonb_to_recordset($1) as l("articleId" bigint)
     where root.id = l."articleId" and article.copy_of = root.id
       and root.copy_of is not null and root.copy_of <> article.id`,
    [JSON.stringify(links)],
  );
}
