/** Renderings are stored as they are: two of their three forms are compressed, and compressing the third took most of the time. */
export const sql = `
alter table rendering alter column body set storage external;
alter table rendering alter column gzip set storage external;
alter table rendering alter column br set storage external;
`;
