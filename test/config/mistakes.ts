/** Sixty ways in which people get a configuration wrong. */

export interface Mistake {
  name: string;
  text: string;
  /** JSON path of the problem. */
  path: string;
  /** Counted from 1. */
  line: number;
}

const source = '{ "id": "paper", "url": "https://paper.example/feed.xml" }';
const topic = '{ "id": "sea", "match": "sea OR ship" }';

/** The mistake stands on the second line. */
const inSource = (setting: string) =>
  `{ "sources": [{ "id": "paper", "url": "https://paper.example/feed.xml",\n${setting} }] }`;
const inTopic = (setting: string) =>
  `{ "sources": [${source}], "topics": [{ "id": "sea", "match": "ship",\n${setting} }] }`;
const inTopics = (topics: string) => `{ "sources": [${source}], "topics": [\n${topics}] }`;
const inFile = (setting: string) => `{ "sources": [${source}], "topics": [${topic}],\n${setting} }`;
const aUrl = (url: string) => `{ "sources": [{\n"url": ${url} }] }`;

type Row = [name: string, text: string, path: string];

const rows: Row[] = [
  ['a comma too few', `{ "sources": [${source}]\n"topics": [] }`, '$'],
  ['a brace too few', `{ "sources": [\n{ "url": "https://paper.example/" ]`, '$'],
  ['a brace too many', `{ "sources": [] }\n}`, '$'],
  ['single quotes', `{\n'sources': [] }`, '$'],
  ['typographic quotes', `{\n“sources”: [] }`, '$'],
  ['a name without quotes', `{\nsources: [] }`, '$'],
  ['a text without its end', `{ "sources": [{\n"url": "https://paper.example/ }] }`, '$'],
  ['True of another language', inSource('"enabled": True'), '$'],
  ['nothing after a colon', inSource('"language": '), '$'],
  ['an equals sign', inSource('"language" = "en"'), '$'],
  ['a quote inside a text', inTopic('"description": "the "big" news"'), '$'],
  ['a backslash of a path', inTopic('"description": "C:\\news"').replace('\\n', '\\q'), '$'],
  ['a list for the whole file', `[${source}]`, '$'],
  ['YAML', 'sources:\n  - url: https://paper.example/feed.xml\n', '$'],
  ['OPML', '<opml version="2.0"><body/></opml>', '$'],
  ['one setting twice', inSource('"language": "en", "language": "de"'), '$.sources[0].language'],
  ['a misspelt setting', inSource('"langauge": "en"'), '$.sources[0].langauge'],
  ['a misspelt list', `{\n"soruces": [] }`, '$.soruces'],
  ['feeds for sources', `{\n"feeds": [] }`, '$.feeds'],
  ['name for title', inSource('"name": "The Paper"'), '$.sources[0].name'],
  ['keywords for match', inTopics('{ "id": "sea", "keywords": ["ship"] }'), '$.topics[0].keywords'],
  ['xmlUrl for url', `{ "sources": [{\n"xmlUrl": "https://paper.example/" }] }`, '$.sources[0].xmlUrl'],
  ['no address', `{ "sources": [\n{ "id": "paper" }] }`, '$.sources[0].url'],
  ['a setting of sources at the top', inFile('"interval": "5m"'), '$.interval'],
  ['a setting of the site at the top', inFile('"contact": "me@paper.example"'), '$.contact'],
  ['a port in the file', inFile('"port": 8080'), '$.port'],
  ['sources as a group', `{\n"sources": { "paper": "https://paper.example/" } }`, '$.sources'],
  ['a source as a bare address', `{ "sources": [\n"https://paper.example/feed.xml"] }`, '$.sources[0]'],
  ['an address without scheme', aUrl('"paper.example/feed.xml"'), '$.sources[0].url'],
  ['an address with feed:', aUrl('"feed://paper.example/feed.xml"'), '$.sources[0].url'],
  ['an address with a slash too few', aUrl('"https:/ paper.example/feed.xml"'), '$.sources[0].url'],
  ['an FTP address', aUrl('"ftp://paper.example/feed.xml"'), '$.sources[0].url'],
  ['an empty address', aUrl('""'), '$.sources[0].url'],
  ['an address of this machine', aUrl('"http://localhost:3000/rss"'), '$.sources[0].url'],
  [
    'one address twice',
    `{ "sources": [${source},\n{ "url": "http://www.paper.example/feed.xml" }] }`,
    '$.sources[1].url',
  ],
  [
    'one id twice',
    `{ "sources": [${source},\n{ "id": "paper", "url": "https://b.example/" }] }`,
    '$.sources[1].id',
  ],
  [
    'an id with capitals and spaces',
    inSource('"title": "x" }, { "url": "https://b.example/", "id": "The Paper"'),
    '$.sources[1].id',
  ],
  ['the type rss', inSource('"type": "rss"'), '$.sources[0].type'],
  ['a misspelt type', inSource('"type": "htlm"'), '$.sources[0].type'],
  [
    'a page without selectors',
    `{ "sources": [\n{ "url": "https://paper.example/news", "type": "html" }] }`,
    '$.sources[0]',
  ],
  ['a selector that is none', inSource('"select": { "item": "ul > > li" }'), '$.sources[0].select.item'],
  ['selectors without an item', inSource('"select": { "title": "h2" }'), '$.sources[0].select.item'],
  ['a selector as a text', inSource('"select": "article"'), '$.sources[0].select'],
  ['paths without an address', inSource('"paths": { "items": "data" }'), '$.sources[0].paths.url'],
  ['an interval in words', inSource('"interval": "5 minutes"'), '$.sources[0].interval'],
  ['an interval as a number', inSource('"interval": 300'), '$.sources[0].interval'],
  ['an interval of another standard', inSource('"interval": "PT15M"'), '$.sources[0].interval'],
  ['a cron expression in words', inSource('"cron": "hourly"'), '$.sources[0].cron'],
  ['cron and interval', inSource('"interval": "5m", "cron": "0 * * * *"'), '$.sources[0].interval'],
  ['a language in words', inSource('"language": "English"'), '$.sources[0].language'],
  ['a locale of a system', inSource('"language": "en_GB"'), '$.sources[0].language'],
  ['a switch as a text', inSource('"enabled": "yes"'), '$.sources[0].enabled'],
  ['one marker instead of a list', inSource('"markers": "Advert"'), '$.sources[0].markers'],
  ['full text as a switch', inSource('"fullText": true'), '$.sources[0].fullText'],
  [
    'a variable that is not set',
    inSource(`"headers": { "cookie": "session=\${PAPER_SESSION}" }`),
    '$.sources[0].headers.cookie',
  ],
  ['a header with a colon', inSource('"headers": { "cookie:": "a=b" }'), '$.sources[0].headers["cookie:"]'],
  ['a topic without id', inTopics('{ "match": "ship" }'), '$.topics[0].id'],
  ['a topic without a rule', inTopics('{ "id": "sea" }'), '$.topics[0]'],
  ['an operator without its word', inTopics('{ "id": "sea", "match": "ship OR" }'), '$.topics[0].match'],
  [
    'a parenthesis that is not closed',
    inTopics('{ "id": "sea", "match": "(ship OR boat" }'),
    '$.topics[0].match',
  ],
  ['operators in small letters', inTopics('{ "id": "sea", "match": "ship or boat" }'), '$.topics[0].match'],
  ['a field that does not exist', inTopics('{ "id": "sea", "match": "titel:ship" }'), '$.topics[0].match'],
  ['a source that does not exist', inTopic('"sources": ["papper"]'), '$.topics[0].sources[0]'],
  [
    'a paused source',
    `{ "sources": [{ "id": "p", "url": "https://p.example/", "enabled": false }], "topics": [{ "id": "a",\n"sources": ["p"] }] }`,
    '$.topics[0].sources',
  ],
  ['a topic that includes none', inTopic('"includes": ["see"]'), '$.topics[0].includes[0]'],
  ['a count out of bounds', inTopic('"items": 0'), '$.topics[0].items'],
  ['a count in quotes', inTopic('"items": "50"'), '$.topics[0].items'],
  ['a misspelt merge', inTopic('"merge": "stories"'), '$.topics[0].merge'],
  ['a short token', inTopic('"token": "secret"'), '$.topics[0].token'],
  [
    'the bounds of intervals exchanged',
    inFile('"defaults": { "minInterval": "6h", "maxInterval": "10m" }'),
    '$.defaults.minInterval',
  ],
  [
    'an allowed address instead of a host',
    inFile('"network": { "allow": ["http://10.0.0.5/"] }'),
    '$.network.allow[0]',
  ],
  ['a site without scheme', inFile('"site": { "url": "news.example.org" }'), '$.site.url'],
  ['topics but no source', `{\n"topics": [${topic}] }`, '$.topics'],
  ['an included path that leads out', inFile('"include": ["../secrets.json"]'), '$.include[0]'],
  ['an included folder that is not there', inFile('"include": ["feeds.d"]'), '$.include[0]'],
];

const firstLine = new Set(['a list for the whole file', 'YAML', 'OPML']);

export const mistakes: Mistake[] = rows.map(([name, text, path]) => ({
  name,
  text,
  path,
  line: firstLine.has(name) ? 1 : 2,
}));
