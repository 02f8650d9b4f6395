/** What every merge was decided by, so that it can be told and judged long after. */
export const sql = `
alter table article add column copy_evidence jsonb;
alter table article add column story_evidence jsonb;
`;
