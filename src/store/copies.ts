/** Copy links: every copy points straight at the first article of its kind. */
import type { CopyLink } from '../grouping-ports.js';
import type { Queryable } from '../ports.js';

const linkLock = 0x77_6e_63_70;

/**
 * Held to the end of the transaction by whoever links copies or joins stories: two that do so with the same articles at
 * once would leave chains, or copies outside of the story of what they copy.
 */
export async function holdLinks(tx: Queryable): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [linkLock]);
}

/** A first article that becomes a copy of an earlier one, together with its own copies. */
interface Merge extends CopyLink {
  later: string;
  root: string;
}

async function findRoots(tx: Queryable, links: readonly CopyLink[]): Promise<Map<string, string>> {
  const ids = links.flatMap(({ articleId, copyOf }) => [articleId, copyOf]);
  const rows = await tx.query<{ id: string; root: string }>(
    'select id, coalesce(copy_of, id) as root from article where id = any($1::bigint[])',
    [ids],
  );
  return new Map(rows.map(({ id, root }) => [id, root]));
}

/** The later of two first articles becomes a copy of the earlier one, link by link. */
function planMerges(links: readonly CopyLink[], rootOf: ReadonlyMap<string, string>): Merge[] {
  const into = new Map<string, string>();
  const lead = (root: string): string => {
    const next = into.get(root);
    return next === undefined ? root : lead(next);
  };
  const merges: Merge[] = [];
  for (const link of links) {
    const [one, other] = [rootOf.get(link.articleId), rootOf.get(link.copyOf)];
    if (one === undefined || other === undefined) continue;
    const [root, later] = [lead(one), lead(other)].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    if (root === undefined || later === undefined || root === later) continue;
    into.set(later, root);
    merges.push({ ...link, later, root });
  }
  return merges.map((merge) => ({ ...merge, root: lead(merge.root) }));
}

/** Linking the same articles again, in whatever order, changes nothing. */
export async function linkCopies(tx: Queryable, links: readonly CopyLink[]): Promise<void> {
  if (links.length === 0) return;
  await holdLinks(tx);
  const merges = planMerges(links, await findRoots(tx, links));
  if (merges.length === 0) return;
  const rows = JSON.stringify(merges);
  await tx.query(
    `update article set copy_of = root.id, story_id = root.story_id, story_because = root.story_because,
       story_evidence = root.story_evidence,
       copy_kind = case when article.id = m.later then m.kind else article.copy_kind end,
       copy_because = case when article.id = m.later then m.because else article.copy_because end,
       copy_evidence = case when article.id = m.later then m.evidence else article.copy_evidence end
     from jsonb_to_recordset($1) as m(later bigint, root bigint, kind text, because text, evidence jsonb)
       join article root on root.id = m.root
     where article.id = m.later or article.copy_of = m.later`,
    [rows],
  );
  await tx.query(
    `update article set story_id = coalesce(root.story_id, root.id)
     from jsonb_to_recordset($1) as m(later bigint, root bigint) join article root on root.id = m.root
     where article.story_id = m.later`,
    [rows],
  );
}
