/** Indexes for what is asked at every tick and at every rendering: without them it costs more the more is stored. */
export const sql = `
-- The newest articles whichever they are: the feed of everything looks at copies too.
create index article_latest on article (published_at desc, id desc);
drop index article_newest;

-- In the order in which unfinished entries are taken, so that none of the finished ones is looked at.
create index entry_waiting on entry (stage, id) where stage in ('extract', 'group', 'label');
drop index entry_unfinished;
`;
