/** New sources in the order of their dates, since they are asked before all others. */
export const sql = `
create index source_new on source (next_poll_at) where enabled and last_poll_at is null;
`;
