/** The guarded HTTP client with the limits of the configuration. */
import type { ReadyConfig } from './config.js';
import { createHttpClient } from './system/http-client.js';
import type { HttpClient, HttpSender } from './vocabulary/fetching.js';

const version = '0.1.0';

/**
 * `site` is the address publishers can find us at; a program that serves nothing may have none. `longestMs` is for those
 * who have to be quicker than documents.
 */
export function openHttp(
  { network, site: { contact, url } }: ReadyConfig,
  site: string | undefined = url,
  longestMs = network.timeout,
): HttpClient & HttpSender {
  const { maxBytes, connectionsPerHost, allow } = network;
  const timeout = Math.min(network.timeout, longestMs);
  const reach = contact ?? site;
  return createHttpClient({
    userAgent: `Winnow/${version} (${reach === undefined ? '' : `+${reach}; `}feed aggregator)`,
    allowHosts: allow,
    connectTimeoutMs: Math.min(10_000, timeout),
    headersTimeoutMs: Math.min(30_000, timeout),
    bodyTimeoutMs: Math.min(30_000, timeout),
    totalTimeoutMs: timeout,
    maxBytes,
    maxRedirects: 5,
    connectionsPerHost,
  });
}
