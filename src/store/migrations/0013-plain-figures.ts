/** Figures of the words of articles take seconds to gather, and searches are planned as well without them. */
export const sql = `
alter table article_search alter column words set statistics 0;
`;
