/** Sources, entries, articles, the identity ledger, labels, and stored renderings. */
export const sql = `
create table source (
  id text primary key,
  url text not null,
  enabled boolean not null default true,
  first_seen_at timestamptz not null,
  -- What the source says of itself.
  title text,
  site_url text,
  language text,
  rights text,
  hints jsonb not null default '{}',
  -- Fetching state.
  etag text,
  last_modified text,
  body_hash text,
  last_full_fetch_at timestamptz,
  moved_to text,
  moved_since timestamptz,
  -- When to poll, and why then.
  next_poll_at timestamptz not null,
  poll_because text not null,
  claimed_until timestamptz,
  -- Health.
  state text not null default 'new',
  failure text,
  failure_reason text,
  failures integer not null default 0,
  last_poll_at timestamptz,
  last_success_at timestamptz,
  last_new_at timestamptz
);
create index source_due on source (next_poll_at) where enabled;

create table entry (
  id bigint primary key generated always as identity,
  source_id text not null references source,
  key text not null,
  print text not null,
  announced jsonb not null,
  first_seen_at timestamptz not null,
  stage text not null check (stage in ('extract', 'group', 'label', 'done', 'held')),
  stage_since timestamptz not null,
  unique (source_id, key)
);
create index entry_unfinished on entry (stage, stage_since) where stage in ('extract', 'group', 'label');

create table article (
  id bigint primary key generated always as identity,
  entry_id bigint not null unique references entry,
  source_id text not null references source,
  copy_of bigint references article,
  copy_kind text check (copy_kind in ('same', 'exact', 'near')),
  copy_because text,
  story_id bigint,
  story_because text,
  url text not null,
  title text not null,
  summary text,
  html text not null,
  text text not null,
  authors jsonb not null,
  categories jsonb not null,
  related jsonb not null,
  removed jsonb not null,
  enclosures jsonb not null,
  addresses jsonb not null,
  language text,
  image text,
  rights text,
  verdict text not null,
  because text not null,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  first_seen_at timestamptz not null
);
create index article_copies on article (copy_of) where copy_of is not null;
create index article_story on article (story_id) where story_id is not null;
create index article_newest on article (published_at desc, id desc) where copy_of is null;
create index article_newest_of_source on article (source_id, published_at desc, id desc) where copy_of is null;

create table revision (
  id bigint primary key generated always as identity,
  article_id bigint not null references article,
  seen_at timestamptz not null,
  extraction jsonb,
  before jsonb,
  significant boolean,
  because text
);
create index revision_pending on revision (article_id) where extraction is not null;

-- The ledger outlives its articles: no foreign key, never purged.
create table identity_key (
  kind text not null,
  key text not null,
  article_id bigint not null,
  primary key (kind, key)
);

create table label (
  topic_id text not null,
  article_id bigint not null references article,
  because text not null,
  published_at timestamptz not null,
  primary key (topic_id, article_id)
);
create index label_newest on label (topic_id, published_at desc, article_id desc);
create index label_of_article on label (article_id);

create table output_feed (
  path text primary key,
  change bigint not null default 1,
  published_change bigint not null default 0,
  -- What the home page shows of it.
  summary jsonb
);

create table rendering (
  path text primary key,
  media_type text not null,
  body bytea not null,
  gzip bytea not null,
  br bytea not null,
  etag text not null,
  modified_at timestamptz not null
);

-- robots.txt by origin: what it allows, and until when that holds.
create table robots (
  origin text primary key,
  record jsonb not null
);

create table setting (
  key text primary key,
  value text not null
);
`;
