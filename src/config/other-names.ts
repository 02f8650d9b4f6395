/** What people call settings who know other programs, with the names they have here. */

const ofSources: Readonly<Record<string, string>> = {
  name: 'title',
  label: 'title',
  feed: 'url',
  feedUrl: 'url',
  feed_url: 'url',
  xmlUrl: 'url',
  link: 'url',
  href: 'url',
  address: 'url',
  uri: 'url',
  every: 'interval',
  frequency: 'interval',
  refresh: 'interval',
  pollInterval: 'interval',
  ttl: 'interval',
  schedule: 'cron',
  selector: 'select',
  selectors: 'select',
  format: 'type',
  kind: 'type',
  lang: 'language',
  cookie: 'headers',
  cookies: 'headers',
  auth: 'headers',
  active: 'enabled',
  disabled: 'enabled',
  paused: 'enabled',
  remove: 'strip',
  content: 'fullText',
};

const ofTopics: Readonly<Record<string, string>> = {
  name: 'title',
  label: 'title',
  slug: 'id',
  query: 'match',
  filter: 'match',
  keywords: 'match',
  keyword: 'match',
  words: 'match',
  rule: 'match',
  expression: 'match',
  search: 'match',
  exclude: 'match',
  aliases: 'also',
  synonyms: 'also',
  feeds: 'sources',
  source: 'sources',
  lang: 'languages',
  language: 'languages',
  tags: 'categories',
  limit: 'items',
  max: 'items',
  maxItems: 'items',
  count: 'items',
  dedupe: 'merge',
  secret: 'token',
  password: 'token',
  private: 'token',
};

const ofFile: Readonly<Record<string, string>> = {
  feeds: 'sources',
  feed: 'sources',
  subscriptions: 'sources',
  tags: 'topics',
  channels: 'topics',
  folders: 'topics',
  imports: 'include',
  extends: 'include',
  proxy: 'network',
  http: 'network',
  aliases: 'categoryAliases',
};

/** The setting that is called so elsewhere, at a path of the file. */
export function otherName(name: string, path: readonly PropertyKey[]): string | undefined {
  const names =
    path[0] === 'sources' ? ofSources : path[0] === 'topics' ? ofTopics : path.length === 0 ? ofFile : {};
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
