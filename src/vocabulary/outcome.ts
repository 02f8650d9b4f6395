/** What the outside world answered when we asked for a document: a closed union, never an exception. */

/** Every way a source can fail, for health pages and retry rules. */
export type FailureClass =
  | 'dns'
  | 'tls'
  | 'connect'
  | 'timeout'
  | 'blocked-address'
  | 'blocked-by-robots'
  | 'forbidden'
  | 'rate-limited'
  | 'server-error'
  | 'client-error'
  | 'not-found'
  | 'gone'
  | 'too-large'
  | 'too-deep'
  | 'too-many-entries'
  | 'too-many-redirects'
  | 'bad-url'
  | 'bad-encoding'
  | 'not-a-feed'
  | 'parse'
  | 'empty'
  | 'selector-empty'
  | 'interrupted';

export interface Validators {
  etag?: string;
  lastModified?: string;
}

export interface FetchFacts {
  /** Address after redirects. */
  finalUrl: string;
  status: number;
  /** Lower-case names; repeated headers joined by `, `. */
  headers: Record<string, string>;
  durationMs: number;
}

export type FetchOutcome =
  | ({ kind: 'fresh'; body: Uint8Array; validators: Validators; permanentUrl?: string } & FetchFacts)
  | ({ kind: 'not-modified'; validators: Validators; permanentUrl?: string } & FetchFacts)
  | ({ kind: 'gone'; reason: string } & FetchFacts)
  /** `notAsked`: our own budget for the host is spent, and nothing was sent; the status is then 0. */
  | ({ kind: 'slow-down'; retryAfterMs?: number; reason: string; notAsked?: true } & FetchFacts)
  | { kind: 'blocked'; failure: FailureClass; reason: string }
  | { kind: 'failed'; failure: FailureClass; reason: string; status?: number };
