/** How often one address may ask. */
import { expect, test } from 'vitest';
import { limitOf, requestsPerMinute } from '../../src/serve/request-limits.js';

test.each(['/topics/x/rss.xml', '/sources/x/atom.xml', '/all/feed.json?x=1', '/opml.xml'])(
  'readers behind one address poll %s together',
  (url) => {
    expect(limitOf({ url, ip: '192.0.2.1' })).toEqual({ key: 'feed 192.0.2.1', max: requestsPerMinute.feed });
    expect(requestsPerMinute.feed).toBeGreaterThan(20 * requestsPerMinute.page);
  },
);

test.each(['/', '/search?q=/rss.xml', '/topics/x/', '/stories/1/rss.xml', '/status', '/nothing'])(
  '%s is asked for by people, and counted apart',
  (url) => {
    expect(limitOf({ url, ip: '192.0.2.1' })).toEqual({ key: 'page 192.0.2.1', max: requestsPerMinute.page });
  },
);
