/** Topics that categories become by themselves; rows are never deleted, so that an id keeps its meaning. */
export const sql = `
create table auto_topic (
  id text primary key,
  title text not null,
  -- Folded principal name.
  category text not null unique,
  last_enough_at timestamptz not null,
  retired boolean not null default false
);
`;
