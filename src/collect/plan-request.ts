/** What is asked for at a poll: the address, what goes along with it, and the validators. */
import { isSameOrigin } from '../text/same-origin.js';
import type { DocumentRequest } from '../vocabulary/fetching.js';
import type { Validators } from '../vocabulary/outcome.js';
import type { SourceRecord } from '../vocabulary/source.js';
import type { CollectSettings } from './collect-settings.js';
import { type Address, chooseAddress } from './decide-redirect.js';

export interface PollRequest {
  address: Address;
  request: DocumentRequest;
  /** Body hash of the last document, where it was read the way this one will be. */
  knownHash: string | null;
}

const weekMs = 7 * 24 * 3_600_000;
/** A feed that was found on a page is doubted after this many failures, and the page is asked again. */
const doubtAfterFailures = 3;
const acceptFeeds =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, ' +
  'application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';
const acceptPages = 'text/html, application/xhtml+xml, application/json;q=0.8, */*;q=0.5';

/** Once a week the validators are left out, in case the server answers 304 for ever. */
function validatorsOf(source: SourceRecord, now: Date): Validators {
  if (now.getTime() - (source.lastFullFetchAt?.getTime() ?? 0) >= weekMs) return {};
  return {
    ...(source.etag === null ? {} : { etag: source.etag }),
    ...(source.lastModified === null ? {} : { lastModified: source.lastModified }),
  };
}

/** Secrets stay with the origin they were configured for. */
function addressOf(source: SourceRecord, settings: CollectSettings, now: Date): Address {
  const { discoveredUrl, failures } = source;
  if (discoveredUrl === null || settings.type !== 'auto' || failures >= doubtAfterFailures)
    return chooseAddress({ ...source, url: settings.url }, now);
  const address = chooseAddress({ ...source, url: discoveredUrl }, now);
  const isHome = isSameOrigin(address.url, settings.url);
  return { ...address, keepsSecrets: address.keepsSecrets && isHome };
}

/** `readAs` is the print of how the document will be read. */
export function planRequest(
  source: SourceRecord,
  settings: CollectSettings,
  readAs: string,
  now: Date,
): PollRequest {
  const address = addressOf(source, settings, now);
  const isPage = settings.select !== undefined || settings.type === 'html';
  const isDoubted = source.discoveredUrl !== null && source.failures >= doubtAfterFailures;
  const isSame = source.readAs === readAs && !isDoubted;
  return {
    address,
    request: {
      url: address.url,
      accept: isPage ? acceptPages : acceptFeeds,
      headers: address.keepsSecrets ? settings.headers : {},
      validators: isSame ? validatorsOf(source, now) : {},
    },
    knownHash: isSame ? source.bodyHash : null,
  };
}

/** A feed or sitemap that another document of the source names; headers go along to the same origin only. */
export function planFollowUp(url: string, settings: CollectSettings): DocumentRequest {
  return { url, accept: acceptFeeds, headers: isSameOrigin(url, settings.url) ? settings.headers : {} };
}
