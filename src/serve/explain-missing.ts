/** What became of an address at which no document is stored. */

export type MissingDocument =
  /** Will be there soon: the configuration has it. */
  | { kind: 'planned' }
  /** Has another address for good. */
  | { kind: 'moved'; path: string }
  /** Was there, and will not be again. */
  | { kind: 'retired' }
  | { kind: 'unknown' };

export interface KnownFeeds {
  /** Paths of the public output feeds without slashes at their ends: `topics/russia`, `all`. */
  plannedPaths: ReadonlySet<string>;
  topics: readonly { id: string; formerly: readonly string[] }[];
  /** Whether the configuration once had the feed of this address. */
  isRetired: boolean;
}

const documentNames = ['', 'rss.xml', 'atom.xml', 'feed.json'];

/** The output feed an address would belong to: `/topics/russia/rss.xml` is of `topics/russia`. */
export function feedPathOf(path: string): string {
  return /^\/((?:topics|sources)\/[^/]+|all)(?:\/|$)/.exec(path)?.[1] ?? '';
}

export function explainMissing(path: string, known: KnownFeeds): MissingDocument {
  if (path === '/' || path === '/opml.xml') return { kind: 'planned' };
  // Its token was found right.
  if (path.startsWith('/private/'))
    return {
      kind: /\/topics\/[^/]+\/(?:rss\.xml|atom\.xml|feed\.json)?$/.test(path) ? 'planned' : 'unknown',
    };
  const feedPath = feedPathOf(path);
  const name = path.slice(feedPath.length + 2);
  if (known.plannedPaths.has(feedPath))
    return documentNames.includes(name) ? { kind: 'planned' } : { kind: 'unknown' };
  const [, former] = /^topics\/(.+)/.exec(feedPath) ?? [];
  const topic = known.topics.find(({ formerly }) => former !== undefined && formerly.includes(former));
  if (topic) return { kind: 'moved', path: `/topics/${topic.id}/${name}` };
  return { kind: known.isRetired ? 'retired' : 'unknown' };
}

/** What is answered where nothing is stored and nothing has moved. */
export const missingAnswers = {
  planned: { status: 503, text: 'This document is being made.', headers: { 'retry-after': '5' } },
  retired: { status: 410, text: 'This feed has ended. The list of topics is at /.', headers: {} },
  unknown: {
    status: 404,
    text: 'There is nothing at this address. The list of topics is at /.',
    headers: {},
  },
};
