/** From the headers of a request to the status, stored form and validators of its answer; pure. */
import { chooseEncoding, type Encoding } from './choose-encoding.js';
import { findHeldCopy } from './match-validators.js';

/** The request headers that matter, lower-case names as Node gives them. */
export interface NegotiationHeaders {
  'accept-encoding'?: string | undefined;
  'if-none-match'?: string | undefined;
  'if-modified-since'?: string | undefined;
}

export interface StoredDocument {
  /** Strong entity tag of the plain form, with its quotes. */
  etag: string;
  /** Milliseconds since 1970: newest change of the content. */
  lastModified?: number;
  /** Compressed forms there are. */
  encodings: readonly Exclude<Encoding, 'identity'>[];
}

export interface Negotiated {
  status: 200 | 304;
  encoding: Encoding;
  headers: Record<string, string>;
}

/** Every form has bytes of its own and so a strong tag of its own (RFC 9110 §8.8.3.3). */
export function encodedEtag(etag: string, encoding: Encoding): string {
  return encoding === 'identity' ? etag : `${etag.slice(0, -1)}-${encoding}"`;
}

/**
 * A client that holds any form of the current content gets 304, also when it now accepts another encoding;
 * the answer then names the tag of the form it holds, because that is the one it may go on using.
 */
export function negotiate(request: NegotiationHeaders, document: StoredDocument): Negotiated {
  const { etag, lastModified, encodings } = document;
  const encoding = chooseEncoding(request['accept-encoding'], encodings);
  const own = encodedEtag(etag, encoding);
  const forms: readonly Encoding[] = ['identity', ...encodings];
  const tags = [own, ...forms.map((form) => encodedEtag(etag, form))];
  const conditions = {
    ifNoneMatch: request['if-none-match'],
    ifModifiedSince: request['if-modified-since'],
  };
  const held = findHeldCopy(conditions, tags, lastModified);
  const headers: Record<string, string> = {
    etag: held === undefined || held === 'date' ? own : held,
    vary: 'Accept-Encoding',
  };
  if (lastModified !== undefined) headers['last-modified'] = new Date(lastModified).toUTCString();
  if (held === undefined && encoding !== 'identity') headers['content-encoding'] = encoding;
  return { status: held === undefined ? 200 : 304, encoding, headers };
}
