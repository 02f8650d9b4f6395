/** Sources and how they are asked, entries, articles, the identity ledger, labels, and stored renderings. */
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
  -- The feed that the page at the address names.
  discovered_url text,
  -- Print of how the last document was read: by which selectors or paths.
  read_as text,
  -- When to poll, and why then.
  next_poll_at timestamptz not null,
  poll_because text not null,
  claimed_until timestamptz,
  -- When a hub last said that there is news.
  woken_at timestamptz,
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
  -- Since when its page has been waiting for a server that asks to slow down.
  put_off_since timestamptz,
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
create index article_instants on article (source_id, published_at desc);

-- Which article stands for a story of several; a story without a row is led by its first article.
create table story (
  id bigint primary key references article,
  lead_id bigint not null references article,
  lead_because text not null,
  lead_since timestamptz not null
);

-- What grouping keeps of an article; see the window of recent articles.
create table print (
  article_id bigint primary key references article,
  print bytea not null
);

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
  -- When the article entered the topic, whatever its own date.
  entered_at timestamptz not null default now(),
  -- Whether its item stands on an archive page.
  archived boolean not null default false,
  primary key (topic_id, article_id)
);
create index label_open on label (topic_id, entered_at, article_id) where not archived;
create index label_newest on label (topic_id, published_at desc, article_id desc);
create index label_of_article on label (article_id);

create table output_feed (
  path text primary key,
  change bigint not null default 1,
  published_change bigint not null default 0,
  -- No longer in the configuration: its addresses answer that it is gone for good.
  retired boolean not null default false,
  -- What the home page shows of it.
  summary jsonb
);

-- Closed archive pages of topics; the newest keeps its items until the next one can be linked from it.
create table archive_page (
  topic_id text not null,
  name text not null,
  position bigint generated always as identity,
  previous text,
  items jsonb,
  primary key (topic_id, name)
);
create index archive_newest on archive_page (topic_id, position desc);

-- Which items stand on a page; no foreign key, pages outlive articles.
create table archive_item (
  topic_id text not null,
  item_id bigint not null,
  primary key (topic_id, item_id)
);

create table rendering (
  path text primary key,
  media_type text not null,
  -- Archive pages are many and rarely read: they keep br alone.
  body bytea,
  gzip bytea,
  br bytea not null,
  etag text not null,
  modified_at timestamptz not null
);

-- robots.txt by origin: what it allows, and until when that holds.
create table robots (
  origin text primary key,
  record jsonb not null
);

-- When a host (host:) or everything under a registrable domain (domain:) may be asked again.
create table politeness (
  key text primary key,
  next_allowed_at timestamptz,
  slow_until timestamptz,
  slow_downs integer not null default 0
);

-- What hubs push to us (WebSub); the token is the last part of the callback.
create table subscription (
  source_id text primary key references source,
  token text not null unique,
  secret text not null,
  hub text not null,
  topic text not null,
  state text not null check (state in ('requested', 'active', 'denied', 'leaving')),
  requested_at timestamptz not null,
  attempts integer not null,
  lease_seconds integer not null,
  lease_expires_at timestamptz,
  last_delivery_at timestamptz,
  last_miss_at timestamptz
);

-- To whom our own hub sends changes (WebSub).
create table subscriber (
  id bigint primary key generated always as identity,
  callback text not null,
  path text not null,
  secret text,
  lease_expires_at timestamptz not null,
  -- Tag of the rendering that was sent last.
  delivered_etag text,
  failures integer not null default 0,
  next_attempt_at timestamptz not null,
  unique (callback, path)
);
create index subscriber_path on subscriber (path);

-- What was asked of our hub and is not confirmed yet.
create table subscriber_intent (
  id bigint primary key generated always as identity,
  mode text not null check (mode in ('subscribe', 'unsubscribe')),
  callback text not null,
  path text not null,
  lease_seconds integer not null,
  secret text,
  asked_at timestamptz not null
);

create table setting (
  key text primary key,
  value text not null
);
`;
