/** Decides whether robots.txt lets an agent read an address (RFC 9309, with the leniency of Google's open parser). */

interface Rule {
  allow: boolean;
  /** Percent-encoded as the path will be. */
  pattern: string;
}

interface Group {
  /** Lower-case product tokens; `*` for everyone. */
  agents: string[];
  rules: Rule[];
}

/** RFC 9309 §2.5 asks for 500 KiB at least; what follows is not read. */
export const maxRobotsBytes = 500 * 1024;

/**
 * True when none of the groups for `userAgents` (product tokens such as `Winnow`), or the group for everyone where there
 * is no such group, forbids `url`. The longest matching rule decides; `allow` wins a draw (§2.2.2).
 */
export function isAllowed(robotstxt: string, url: string, userAgents: readonly string[]): boolean {
  const groups = readGroups(robotstxt.slice(0, maxRobotsBytes));
  const wanted = userAgents.map((agent) => agent.toLowerCase());
  const own = groups.filter(({ agents }) => agents.some((agent) => agent !== '*' && wanted.includes(agent)));
  const applicable = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const path = pathOf(url);
  let longestAllow = 0;
  let longestDisallow = 0;
  for (const { allow, pattern } of applicable.flatMap(({ rules }) => rules)) {
    if (allow) longestAllow = Math.max(longestAllow, allowLength(pattern, path));
    else longestDisallow = Math.max(longestDisallow, matchLength(pattern, path));
  }
  return longestDisallow <= longestAllow;
}

/** Groups as written; several `User-agent` lines in a row open one group, and other lines do not part them. */
function readGroups(robotstxt: string): Group[] {
  const groups: Group[] = [];
  let group: Group | undefined;
  for (const line of withoutMark(robotstxt).split(/\r\n|\r|\n/)) {
    const field = readField(line);
    if (field === undefined) continue;
    if (field.name === 'user-agent') {
      if (group === undefined || group.rules.length > 0) {
        group = { agents: [], rules: [] };
        groups.push(group);
      }
      group.agents.push(productToken(field.value));
    } else {
      group?.rules.push({ allow: field.name === 'allow', pattern: encodePattern(field.value) });
    }
  }
  return groups;
}

/** A byte order mark, whole or cut off (octets that could not be decoded come as lone surrogates). */
const withoutMark = (text: string) => text.replace(/^(?:\ufeff|\udcef\udcbb?\udcbf?)/, '');

/** The spellings that Google's parser accepts. */
const names: readonly (readonly [RegExp, 'user-agent' | 'allow' | 'disallow'])[] = [
  [/^user[- ]?agent/i, 'user-agent'],
  [/^allow/i, 'allow'],
  [/^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)/i, 'disallow'],
];

function readField(line: string): { name: 'user-agent' | 'allow' | 'disallow'; value: string } | undefined {
  const bare = line.replace(/#.*$/, '').replace(/^[ \t\v\f]+|[ \t\v\f]+$/g, '');
  const parts = /^([^:]*?)[ \t]*:[ \t]*(.*)$/.exec(bare) ?? /^(\S+)[ \t]+(\S+)$/.exec(bare);
  const [, key = '', value = ''] = parts ?? [];
  const name = names.find(([pattern]) => pattern.test(key))?.[1];
  return name === undefined ? undefined : { name, value };
}

/** `Foo/1.2` and `Foo Bar` name the product `foo`; `*` may only be followed by white space (§2.2.1). */
function productToken(value: string): string {
  if (/^\*(?:\s|$)/.test(value)) return '*';
  return /^[\w-]*/.exec(value)?.[0].replace(/\d.*$/, '').toLowerCase() ?? '';
}

/** Escapes what is not ASCII and writes the hexadecimal digits of escapes in upper case (§2.2.2). */
function encodePattern(pattern: string): string {
  return pattern
    .replace(/%[\da-f]{2}/gi, (octet) => octet.toUpperCase())
    .replace(/\P{ASCII}+/gu, (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')));
}

/** Path, parameters and query of the address, as they are sent. */
function pathOf(url: string): string {
  const afterScheme = url.slice(0, 2) === '//' ? url.slice(2) : url.replace(/^[^/?#;]*:\/\//, '');
  const start = afterScheme.search(/[/?;]/);
  const path = start === -1 ? '' : (afterScheme.slice(start).split('#', 1)[0] ?? '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** An `allow` for a directory's index page also allows the directory itself. */
function allowLength(pattern: string, path: string): number {
  const directory = /^(.*\/)index\.html?[^/]*$/.exec(pattern)?.[1];
  const length = matchLength(pattern, path);
  return length > 0 || directory === undefined ? length : matchLength(`${directory}$`, path);
}

/** Length of the pattern when it matches from the start of the path, else 0. `*` is any text, a last `$` the end. */
function matchLength(pattern: string, path: string): number {
  const isAnchored = pattern.endsWith('$');
  const [first = '', ...rest] = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return 0;
  const last = isAnchored ? rest.pop() : undefined;
  let at = first.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found === -1) return 0;
    at = found + piece.length;
  }
  if (isAnchored && last === undefined) return at === path.length ? pattern.length : 0;
  if (last !== undefined && !(path.endsWith(last) && path.length - last.length >= at)) return 0;
  return pattern.length;
}
