/** What nearly every poll asks, answered from memory before any routing: a document, or that it has not changed. */
import { answerHeaders } from './cache-headers.js';
import { compressedForms } from './choose-encoding.js';
import { describeDocument } from './describe-document.js';
import { type NegotiationHeaders, negotiate, type StoredDocument } from './negotiate.js';
import { renderingHeaders } from './rendering-headers.js';

/** A document as far as it is in memory. */
export interface KeptDocument {
  /** The same object as long as the document is the same. */
  facts: Pick<StoredDocument, 'etag'> & { mediaType: string; modifiedAt: Date; isFinal: boolean };
  /** By encoding. */
  bodies: ReadonlyMap<string, Buffer>;
}

export interface QuickAnswer {
  kind: 'feed' | 'page';
  status: 200 | 304;
  /** Names and values in turn, as `writeHead` takes them. */
  headers: string[];
  body?: Buffer;
}

interface Site {
  siteUrl: string;
  hubUrls: readonly string[];
}

/** By the status and the tag of the form, which tell answers of one document apart. */
const known = new WeakMap<object, Map<string, QuickAnswer>>();

function answersOf(facts: object): Map<string, QuickAnswer> {
  const answers = known.get(facts) ?? new Map<string, QuickAnswer>();
  known.set(facts, answers);
  return answers;
}

/**
 * Undefined where the form that is wanted is not in memory. The answers to one document are made once, as long as it
 * stays the same.
 */
export function answerKept(
  path: string,
  request: NegotiationHeaders,
  { facts, bodies }: KeptDocument,
  site: Site,
): QuickAnswer | undefined {
  const answers = answersOf(facts);
  // A reader that holds the document names its one tag.
  const held = answers.get(`304 ${request['if-none-match']}`);
  if (held) return held;
  const { etag, modifiedAt } = facts;
  const { status, encoding, headers } = negotiate(request, {
    etag,
    encodings: compressedForms,
    lastModified: modifiedAt.getTime(),
  });
  const key = `${status} ${headers.etag}`;
  const made = answers.get(key);
  if (made) return made;
  const body = status === 304 ? undefined : bodies.get(encoding);
  if (status === 200 && body === undefined) return undefined;
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const all = answerHeaders(status, { ...renderingHeaders(path, facts, site), ...headers });
  const answer = {
    kind: describeDocument(path).kind,
    status,
    headers: Object.entries({ ...all, ...length }).flat(),
    ...(body === undefined ? {} : { body }),
  };
  answers.set(key, answer);
  return answer;
}
