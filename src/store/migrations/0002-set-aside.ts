/** Entries that no retry can cure leave the flow, with the reason. */
export const sql = `
alter table entry drop constraint entry_stage_check;
alter table entry add constraint entry_stage_check
  check (stage in ('extract', 'group', 'label', 'done', 'held', 'set-aside')) not valid;

-- Of entries at the stage 'set-aside': where they were, and what went wrong there.
create table set_aside (
  entry_id bigint primary key references entry on delete cascade,
  stage text not null,
  reason text not null,
  at timestamptz not null
);
`;
