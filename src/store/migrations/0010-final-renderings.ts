/** Which documents will never change again, so that caches may keep them. */
export const sql = `
alter table rendering add column is_final boolean not null default false;
`;
