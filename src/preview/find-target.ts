/** What a preview is asked for: a source of the configuration, or an address that none of them reads. */
import { addressKey } from '../config/address-key.js';
import { checkConfig, type ReadyConfig } from '../config.js';
import { CodedError } from '../errors.js';
import { closestName } from '../text/closest-name.js';
import { siteOf } from '../text/registrable-domain.js';

export type ReadySource = ReadyConfig['sources'][number];

export interface Target {
  source: ReadySource;
  isConfigured: boolean;
  /** For an address of no source: the source of the same site, whose settings for articles count. */
  sibling?: ReadySource;
}

function unknown(name: string, { sources }: ReadyConfig): CodedError {
  const meant = closestName(
    name,
    sources.map(({ id }) => id),
  );
  return new CodedError({
    code: 'source-unknown',
    message: `"${name}" is neither a source of the configuration nor a web address`,
    hint: meant ? `Did you mean "${meant}"?` : 'Write an address as in a browser: https://example.org/news.',
    exitCode: 64,
  });
}

/** A source as `{ "url": … }` alone would make it. */
export function plainSource(url: string): ReadySource | undefined {
  return checkConfig('preview', JSON.stringify({ sources: [{ url }] }), {}).config?.sources[0];
}

function findByName(config: ReadyConfig, name: string): ReadySource | undefined {
  const { sources } = config;
  return (
    sources.find(({ id }) => id === name) ?? sources.find(({ url }) => addressKey(url) === addressKey(name))
  );
}

/** `name` is an id or an address, also without its `https://`. Throws `source-unknown`. */
export function findTarget(config: ReadyConfig, name: string): Target {
  const known = findByName(config, name);
  if (known) return { source: known, isConfigured: true };
  const isName = !/^https?:\/\//i.test(name) && !/^[^\s/:@]+\.[^\s/]{2,}(?:[/?#:]|$)/.test(name);
  const url = /^https?:\/\//i.test(name) ? name : `https://${name}`;
  const source = isName || !URL.canParse(url) ? undefined : plainSource(url);
  if (!source) throw unknown(name, config);
  const site = siteOf(new URL(url));
  const sibling = config.sources.find(({ request }) => siteOf(new URL(request.url)) === site);
  return { source, isConfigured: false, ...(sibling === undefined ? {} : { sibling }) };
}
