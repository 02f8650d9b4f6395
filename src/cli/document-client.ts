/** The guarded HTTP client of commands that look at a publisher once, with the limits of the configuration. */
import type { ReadyConfig } from '../config.js';
import { createHttpClient } from '../system/http-client.js';
import type { HttpClient } from '../vocabulary/fetching.js';

export function openDocumentClient({ network, site }: ReadyConfig): HttpClient {
  const { timeout, maxBytes, connectionsPerHost, allow } = network;
  const contact = site.contact ?? site.url;
  return createHttpClient({
    userAgent: `Winnow/0.1.0 (${contact === undefined ? '' : `+${contact}; `}feed aggregator)`,
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
