/** Breaks a document in one of the ways that documents are broken in the wild. */

type Random = () => number;

/** `place` is a random position in the text. */
type Mutation = (text: string, place: number, random: Random) => string;

const cut = (text: string, start: number, end: number, instead = '') =>
  text.slice(0, start) + instead + text.slice(end);

/** Replaces the first match at or after the place (or the first of all). */
function at(text: string, place: number, pattern: RegExp, instead: (match: string) => string): string {
  for (const start of [place, 0]) {
    const match = pattern.exec(text.slice(start));
    if (match) {
      const index = start + match.index;
      return cut(text, index, index + match[0].length, instead(match[0]));
    }
  }
  return text;
}

const drop = () => '';

export const mutations: Readonly<Record<string, Mutation>> = {
  'cut off': (text, place) => text.slice(0, Math.max(place, 200)),
  'character lost': (text, place) => cut(text, place, place + 1),
  'characters lost': (text, place, random) => cut(text, place, place + Math.ceil(random() * 20)),
  'character changed': (text, place, random) =>
    cut(text, place, place + 1, String.fromCharCode(32 + random() * 90)),
  'stray less-than': (text, place) => cut(text, place, place, ' < '),
  'less-than glued': (text, place) => cut(text, place, place, '<'),
  'stray ampersand': (text, place) => cut(text, place, place, ' & '),
  'undefined entity': (text, place) => cut(text, place, place, '&nbsp;&hellip;&foo;'),
  'end tag lost': (text, place) => at(text, place, /<\/[\w:]+>/, drop),
  'item end lost': (text, place) => at(text, place, /<\/(?:item|entry)>/, drop),
  'start tag lost': (text, place) => at(text, place, /<[a-z][\w:]*>/, drop),
  'greater-than lost': (text, place) => at(text, place, />/, drop),
  'quote lost': (text, place) => at(text, place, /"/, drop),
  'CDATA end lost': (text, place) => at(text, place, /\]\]>/, drop),
  'CDATA start lost': (text, place) => at(text, place, /<!\[CDATA\[/, drop),
  'control characters': (text, place) => cut(text, place, place, '\u0000\u000b\u0008'),
  'comment opened': (text, place) => cut(text, place, place, '<!-- '),
  'tags in capitals': (text) =>
    text.replace(/<\/?(?:item|title|link|entry|guid)\b/g, (tag) => tag.toUpperCase()),
  'junk before': (text) => `<br />\n<b>Warning</b>: something in <b>/a.php</b> on line 3<br />\n${text}`,
  'root lost': (text) => text.replace(/<(?:rss|rdf:RDF|feed)[^>]*>/, ''),
  'prolog broken': (text) => text.replace('?>', '>'),
  'written twice': (text, place, random) => cut(text, place, place, text.slice(place, place + random() * 50)),
};

export function mutate(name: string, text: string, random: Random): string {
  return mutations[name]?.(text, Math.floor(random() * text.length), random) ?? text;
}
