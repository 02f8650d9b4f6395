/** Search: stories by the words of their articles, with the full-text search of PostgreSQL. */
import type { Search, SearchHit } from '../feed-ports.js';
import type { Database } from '../ports.js';
import { type ItemRow, itemColumns, itemOf } from './item-columns.js';

/** Text search configurations of PostgreSQL 12 and later, by primary language subtag (BCP 47). */
const configurations: Readonly<Record<string, string>> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
};

const cases = Object.entries(configurations).map(
  ([subtag, name]) => `when '${subtag}' then '${name}'::regconfig`,
);
/** The configuration of the article `r`; words of an unknown language stay as they are. */
const configuration = `case split_part(lower(r.language), '-', 1) ${cases.join(' ')} else 'simple'::regconfig end`;

/** Scripts that write no spaces between words: each character counts as a word, and a run of them as a phrase. */
const unspaced = '\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const spaced = (text: string) => `regexp_replace(${text}, '([${unspaced}])', ' \\1 ', 'g')`;
const unspacedRun = new RegExp(`[${unspaced}]+`, 'g');

/** What an article holds beyond this is found by its beginning; a list of words has a limit of 1 MB. */
const words = `setweight(to_tsvector(${configuration}, ${spaced('left(r.title, 1000)')}), 'A')
  || setweight(to_tsvector('simple', left(r.authors::text, 1000)), 'B')
  || setweight(to_tsvector(${configuration}, ${spaced("left(coalesce(r.summary, ''), 5000)")}), 'C')
  || to_tsvector(${configuration}, ${spaced('left(r.text, 60000)')})`;

const allConfigurations = ['simple', ...new Set(Object.values(configurations))];
/** The words in every language, because nobody says in which one they ask. */
const query = allConfigurations.map((name) => `websearch_to_tsquery('${name}', $1)`).join(' || ');

/** Bounds the work where a word is in everything: the newest articles are the ones to rank. */
const maxRanked = 2_000;
const maxTimeMs = 3_000;
const batch = 50;

/** Weight of the words over age: at thirty days half as much. */
const score = `ts_rank(h.words, query.q, 1) / (1 + greatest(0, extract(epoch from $4::timestamptz - r.published_at)) / 2592000)`;

const headline = `ts_headline(${configuration}, ${spaced('left(r.text, 20000)')}, query.q,
  'StartSel=' || chr(57344) || ', StopSel=' || chr(57345) || ', MaxWords=40, MinWords=25, MaxFragments=1')`;

const findSql = `
  with query as materialized (select ${query} as q),
  hit as (
    select a.id, a.story_id, a.copy_of, h.words, a.published_at from query, article_search h join article a on a.id = h.article_id
    where h.words @@ query.q order by a.published_at desc limit ${maxRanked}),
  best as (
    select coalesce(h.story_id, h.copy_of, h.id) as root, max(${score.replaceAll('r.published_at', 'h.published_at')}) as score
    from hit h, query group by 1),
  c as (select root, score from best order by score desc, root desc limit $2 offset $3)
  select ${itemColumns('story')}, ${headline} as excerpt
  from query, c join article f on f.id = c.root left join story st on st.id = c.root
    join article r on r.id = coalesce(st.lead_id, c.root) join source s on s.id = r.source_id
  order by c.score desc, c.root desc`;

export function createSearch(database: Database, tagAuthority: string): Search {
  return {
    find: ({ text, limit, offset }, now) =>
      database.transaction(async (tx) => {
        await tx.query(`set local statement_timeout = ${maxTimeMs}`);
        const phrases = text.replace(unspacedRun, (run) => ` "${[...run].join(' ')}" `);
        const rows = await tx.query<ItemRow & { excerpt: string }>(findSql, [phrases, limit, offset, now]);
        return rows.map(({ excerpt, ...row }): SearchHit => ({ item: itemOf(row, tagAuthority), excerpt }));
      }),

    async catchUp(limit) {
      for (let done = 0; done < limit; done += batch) {
        const rows = await database.query(
          `with due as (
             delete from search_due where article_id in (
               select article_id from search_due order by article_id desc limit $1 for update skip locked)
             returning article_id)
           insert into article_search (article_id, words)
           select r.id, ${words} from due join article r on r.id = due.article_id
           on conflict (article_id) do update set words = excluded.words returning article_id`,
          [Math.min(batch, limit - done)],
        );
        if (rows.length < batch) return done + rows.length;
      }
      return limit;
    },
  };
}
