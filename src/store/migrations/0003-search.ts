/** Full-text search: the words of every article by its language, beside the article so that updates of it stay cheap. */
export const sql = `
create table article_search (
  article_id bigint primary key references article on delete cascade,
  words tsvector not null
);
create index article_search_words on article_search using gin (words);

-- Articles whose words are new or have changed, and are not searchable yet.
create table search_due (
  article_id bigint primary key references article on delete cascade
);

create function note_search_due() returns trigger language plpgsql as $$
begin
  insert into winnow.search_due (article_id) values (new.id) on conflict do nothing;
  return null;
end $$;

create trigger article_search_new after insert on article
  for each row execute function note_search_due();
create trigger article_search_changed after update of title, summary, text, authors, language on article
  for each row when ((old.title, old.summary, old.text, old.authors, old.language)
    is distinct from (new.title, new.summary, new.text, new.authors, new.language))
  execute function note_search_due();

insert into search_due (article_id) select id from article;
`;
