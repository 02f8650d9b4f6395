/** The headers of a source (a cookie, a key) go with its article pages, and to nobody else. */
import type { HttpClient } from '../vocabulary/fetching.js';

type Fetching = Pick<HttpClient, 'fetchDocument'>;

/** A source as it is asked, with the headers that its configuration adds. */
export interface SignedSource {
  url: string;
  headers: Record<string, string>;
}

function isOfOrigin(url: string, home: string): boolean {
  return URL.canParse(url) && URL.canParse(home) && new URL(url).origin === new URL(home).origin;
}

/** Adds the headers where scheme, host and port are the source's own (RFC 6454 §4); other sites never see them. */
export function signRequests(http: Fetching, source: SignedSource | undefined): Fetching {
  if (!source || Object.keys(source.headers).length === 0) return http;
  return {
    fetchDocument: (request) =>
      http.fetchDocument(
        isOfOrigin(request.url, source.url) ? { ...request, headers: source.headers } : request,
      ),
  };
}
