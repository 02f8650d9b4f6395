/** How a document is asked for: the request and the client that carries it out. */
import type { FetchOutcome, Validators } from './outcome.js';

export interface DocumentRequest {
  /** Absolute http or https URL; a user and password in it become an `Authorization` header. */
  url: string;
  /** Sent as `If-None-Match` and `If-Modified-Since`. */
  validators?: Validators;
  /** Extra headers of the source (cookies, keys); kept from other origins when redirected. */
  headers?: Record<string, string>;
  /** Cap on the decoded body; the client's own cap where absent. */
  maxBytes?: number;
  /** Value of the `Accept` header. */
  accept?: string;
  /** Stops the fetch; the outcome is then `failed` / `interrupted`. */
  signal?: AbortSignal;
}

/** Fetches documents; whatever the outside world does comes back as an outcome, never as an exception. */
export interface HttpClient {
  fetchDocument(request: DocumentRequest): Promise<FetchOutcome>;
  /** Ends every connection; fetches still under way end as `interrupted`. */
  close(): Promise<void>;
}

export interface PostRequest {
  url: string;
  body: string | Uint8Array;
  contentType: string;
  headers?: Record<string, string>;
  /** A 2xx says all that is wanted; what comes with it is not read, and the body of the outcome is empty. */
  ignoresAnswer?: boolean;
  signal?: AbortSignal;
}

/** Sends documents; the answer is an outcome of the same kinds, `fresh` for every 2xx. */
export interface HttpSender {
  /** Follows redirects with the same method and body, but for 303, which asks for another method. */
  postDocument(request: PostRequest): Promise<FetchOutcome>;
}
