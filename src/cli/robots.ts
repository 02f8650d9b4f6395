/** `winnow robots`: robots.txt, an address and agents in; allowed or not out. */
import { isAllowed } from '../collect/robots.js';
import { filterCommand, type JsonObject } from './filter.js';

function stage({ robotstxt, url, useragent }: JsonObject): JsonObject {
  const agents = Array.isArray(useragent) ? useragent.map(String) : [String(useragent ?? '*')];
  return { allowed: isAllowed(String(robotstxt ?? ''), String(url ?? ''), agents) };
}

export const command = filterCommand({
  name: 'robots',
  summary: 'robots.txt and URL in, allowed or not out',
  options: [
    ['--url <url>', 'address that would be read'],
    ['--agent <name>', 'product token of the reader (default: Winnow)'],
  ],
  open: (options) => ({
    stage,
    show: ({ allowed }) => (allowed === true ? 'allowed' : 'disallowed'),
    fromDocument: (bytes) => ({
      robotstxt: bytes.toString('utf8'),
      url: options.url,
      useragent: [options.agent ?? 'Winnow'],
    }),
  }),
});
