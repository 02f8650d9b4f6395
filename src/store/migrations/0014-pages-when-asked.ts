/** Archive pages are rendered when somebody asks for them first: until then the items of each are kept, compressed. */
export const sql = `
alter table archive_page add column held bytea;
alter table archive_page alter column held set storage external;
`;
