/** What the embedded engine was working on when its process died, so that an entry which fells it is found. */
export const sql = `
create table work_mark (
  -- The queue of what was worked on; 'process' for the process itself.
  queue text not null,
  subject text not null,
  begun boolean not null,
  -- How many processes died while they worked on it.
  deaths integer not null default 0,
  primary key (queue, subject)
);
`;
