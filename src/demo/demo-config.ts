/** The configuration of the demo: the sample publishers' feeds, two that fail, and four topics. */

/** Ids of the sources whose news changes when the next edition comes out. */
export const changingSources: readonly string[] = ['harbour-gazette'];

/** The topic whose feeds the demo points at. */
export const shownTopic = 'harbour';

const topics = [
  {
    id: 'harbour',
    title: 'Harbour and ferries',
    description: 'Boats, quays and the light on the rock.',
    match: 'harbour OR ferry OR lighthouse OR dredger',
  },
  {
    id: 'energy',
    title: 'Energy',
    description: 'Where the electricity comes from, in two languages.',
    match: 'turbine OR "tidal generator" OR electricity OR Wasserkraft',
  },
  {
    id: 'football',
    title: 'Football',
    description: 'Mud and points.',
    match: 'football AND (Rovers OR Town)',
  },
  {
    id: 'old-market',
    title: 'The old market',
    description: 'Filled by the topics that articles name themselves.',
    categories: ['Old Market'],
  },
];

export interface PublisherAddress {
  url: string;
  port: number;
}

/** The value of `feeds.config.json`, for publishers at an address. */
export function buildDemoConfig({ url, port }: PublisherAddress): object {
  const interval = '30s';
  return {
    site: { title: 'Winnow demo', description: 'News from two invented newspapers, cleaned and merged.' },
    // The publishers are on this machine, where nothing may be fetched from unless it is named.
    network: { allow: [`127.0.0.1:${port}`], timeout: '10s', connectionsPerHost: 8 },
    sources: [
      { id: 'harbour-gazette', url: `${url}/harbour-gazette/feed.xml`, interval },
      { id: 'valley-courier', url: `${url}/valley-courier/feed.atom`, interval },
      { id: 'valley-courier-sport', url: `${url}/valley-courier/sport.json`, interval },
      { id: 'tidewatch-weekly', title: 'Tidewatch Weekly', url: `${url}/tidewatch-weekly/feed.html` },
      { id: 'moorside-mail', title: 'Moorside Mail', url: `${url}/moorside-mail/feed.xml` },
    ],
    topics,
  };
}
