/** How items are read: which article stands for which at each merge level, and the columns that make an item. */
import type { ItemQuery } from '../store-ports.js';
import type { OutputItem } from '../vocabulary/item.js';

export type Merge = ItemQuery['merge'];

/** The article that stands for another at each level; a source's own double is never shown twice. */
export const rootOf: Record<Merge, string> = {
  off: `case when a.copy_kind = 'same' then a.copy_of else a.id end`,
  exact: `case when a.copy_kind in ('same', 'exact') then a.copy_of else a.id end`,
  near: 'coalesce(a.copy_of, a.id)',
  story: 'coalesce(a.story_id, a.copy_of, a.id)',
};

/** Which articles `m` are other reports of the one that stands for the root `c.root`. */
const reportsOf: Record<Merge, string> = {
  off: 'false',
  exact: `m.copy_of = c.root and m.copy_kind = 'exact'`,
  near: `m.copy_of = c.root and m.copy_kind in ('exact', 'near')`,
  story: 'm.copy_of = c.root or m.story_id = c.root or m.id = c.root',
};

/** The root `c.root` keeps its id and first date; the article `r` shown for it is the story's lead. */
export const shown: Record<Merge, string> = {
  off: 'c.root',
  exact: 'c.root',
  near: 'c.root',
  story: 'coalesce(st.lead_id, c.root)',
};

export interface ItemRow extends Omit<OutputItem, 'id' | 'storyPath' | 'publishedAt' | 'updatedAt'> {
  id: string;
  storyId: string;
  publishedAt: Date;
  updatedAt: Date;
}

/** Needs `c.root`, its article `f`, the story `st`, the article shown `r`, and that one's source `s`. */
export function itemColumns(merge: Merge): string {
  return `c.root::text as id, coalesce(f.story_id, c.root)::text as "storyId", r.url, r.title, r.summary, r.html as "contentHtml",
    r.authors, r.categories, coalesce(r.language, s.language) as language, r.image, r.enclosures,
    coalesce(r.rights, s.rights) as rights, f.published_at as "publishedAt",
    greatest(r.updated_at, f.published_at, case when r.id <> c.root then st.lead_since end) as "updatedAt", r.related,
    jsonb_strip_nulls(jsonb_build_object('id', s.id, 'title', coalesce(s.title, s.id), 'siteUrl', s.site_url,
      'feedUrl', s.url, 'rights', s.rights)) as source,
    (select coalesce(jsonb_agg(jsonb_build_object('url', o.url, 'title', o.title, 'sourceTitle', o.source_title,
        'publishedAt', o.published_at, 'kind', o.kind) order by o.published_at, o.id), '[]')
      from (select distinct on (m.source_id) m.id, m.url, m.title, m.published_at,
          coalesce(ms.title, ms.id) as source_title,
          case when m.copy_of = r.id or m.id = r.copy_of then coalesce(m.copy_kind, r.copy_kind) else 'story' end as kind
        from article m join source ms on ms.id = m.source_id
        where (${reportsOf[merge]}) and m.source_id <> r.source_id
        order by m.source_id, m.published_at, m.id) o) as "alsoReportedBy"`;
}

export function isoInstant(value: Date | string): string {
  return new Date(value).toISOString();
}

export function itemOf(row: ItemRow, tagAuthority: string): OutputItem {
  const present = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  const { storyId, ...item } = present as unknown as ItemRow;
  return {
    ...item,
    id: `tag:${tagAuthority}:item/${item.id}`,
    storyPath: `/stories/${storyId}`,
    publishedAt: isoInstant(item.publishedAt),
    updatedAt: isoInstant(item.updatedAt),
    alsoReportedBy: item.alsoReportedBy.map((report) => ({
      ...report,
      ...(report.publishedAt === undefined ? {} : { publishedAt: isoInstant(report.publishedAt) }),
    })),
  };
}
