/** The headers of a source (a cookie, a key) go with its article pages, and to nobody else. */
import { isSameOrigin } from '../text/same-origin.js';
import type { HttpClient } from '../vocabulary/fetching.js';

type Fetching = Pick<HttpClient, 'fetchDocument'>;

/** A source as it is asked, with the headers that its configuration adds. */
export interface SignedSource {
  url: string;
  headers: Record<string, string>;
}

/** Adds the headers where scheme, host and port are the source's own (RFC 6454 §4); other sites never see them. */
export function signRequests(http: Fetching, source: SignedSource | undefined): Fetching {
  if (!source || Object.keys(source.headers).length === 0) return http;
  return {
    fetchDocument: (request) =>
      http.fetchDocument(
        isSameOrigin(request.url, source.url) ? { ...request, headers: source.headers } : request,
      ),
  };
}
