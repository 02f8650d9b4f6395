/** What tells that a source gives known articles new guids, or new articles known ones. */
export const sql = `
-- Short hash of the canonical address; null without one, and in entries of before.
alter table entry add column address text;
create index entry_address on entry (source_id, address) where address is not null;

-- Why and since when entries of the source are known by their addresses; null while its guids are trusted.
alter table source add column guids_changed_at timestamptz;
alter table source add column guids_because text;
-- Articles that came under the guid of another one.
alter table source add column guids_reused integer not null default 0;
`;
