/** Turns what a connection attempt threw into a failure class and a sentence for the operator. */
import type { FailureClass, FetchOutcome } from '../vocabulary/outcome.js';
import { AddressRefusal } from './guarded-lookup.js';

/** A stop decided by us, with its own words. */
export class FetchStop extends Error {
  readonly failure: FailureClass;

  constructor(failure: FailureClass, reason: string) {
    super(reason);
    this.name = 'FetchStop';
    this.failure = failure;
  }
}

type Explanation = readonly [FailureClass, string];

/** Codes of Node, OpenSSL and undici, each with the end of a sentence that begins with the host. */
const EXPLANATIONS: Record<string, Explanation> = {
  ENOTFOUND: ['dns', 'does not exist in the DNS'],
  ENODATA: ['dns', 'has no address in the DNS'],
  EAI_AGAIN: ['dns', 'could not be resolved for now: the name server did not answer'],
  EAI_FAIL: ['dns', 'could not be resolved: the name server failed'],
  ETIMEOUT: ['dns', 'could not be resolved for now: the name server did not answer'],
  ESERVFAIL: ['dns', 'could not be resolved: the name server failed'],
  EREFUSED: ['dns', 'could not be resolved: the name server refused to answer'],
  EBADRESP: ['dns', 'could not be resolved: the answer of the name server makes no sense'],
  EFORMERR: ['dns', 'could not be resolved: the name server does not understand the question'],
  EAI_NONAME: ['dns', 'does not exist in the DNS'],
  ECONNREFUSED: ['connect', 'refused the connection'],
  ECONNRESET: ['connect', 'broke the connection off'],
  EPIPE: ['connect', 'broke the connection off'],
  EHOSTUNREACH: ['connect', 'cannot be reached from here'],
  ENETUNREACH: ['connect', 'is on a network that cannot be reached from here'],
  EADDRNOTAVAIL: ['connect', 'cannot be reached from here'],
  ETIMEDOUT: ['timeout', 'did not accept a connection in time'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'did not accept a connection in time'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'accepted the request but sent no answer in time'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'stopped sending in the middle of the document'],
  UND_ERR_SOCKET: ['interrupted', 'closed the connection before the answer was complete'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['interrupted', 'sent a document of another length than it announced'],
  UND_ERR_HEADERS_OVERFLOW: ['too-large', 'sent more headers than we read'],
  UND_ERR_CLOSED: ['interrupted', 'was not asked: the client is shutting down'],
  UND_ERR_DESTROYED: ['interrupted', 'was cut off: the client is shutting down'],
  UND_ERR_INVALID_ARG: [
    'bad-url',
    'cannot be asked: the address or a configured header is not valid in HTTP',
  ],
  CERT_HAS_EXPIRED: ['tls', 'shows a certificate that has expired'],
  CERT_NOT_YET_VALID: ['tls', 'shows a certificate that is not valid yet'],
  CERT_REVOKED: ['tls', 'shows a certificate that was revoked'],
  CERT_UNTRUSTED: ['tls', 'shows a certificate that is not trusted'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', 'shows a certificate it signed itself'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', 'shows a certificate from an authority that is not trusted here'],
  UNABLE_TO_GET_ISSUER_CERT: ['tls', 'shows a certificate from an unknown authority'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls', 'shows a certificate from an unknown authority'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', 'leaves out the intermediate certificate that proves its own'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', 'shows a certificate that was made out for another host'],
  HOSTNAME_MISMATCH: ['tls', 'shows a certificate that was made out for another host'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls', 'does not speak TLS on this port'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['tls', 'does not speak TLS on this port'],
  ERR_SSL_UNSUPPORTED_PROTOCOL: ['tls', 'speaks only versions of TLS that are no longer safe'],
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: ['tls', 'speaks only versions of TLS that are no longer safe'],
  ERR_SSL_DH_KEY_TOO_SMALL: ['tls', 'uses a key that is too short to be safe'],
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: ['tls', 'has no certificate for this name'],
};

function findCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error.name === 'HTTPParserError') return 'HPE_';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses tried in turn (RFC 8305): the last one's code stands for all.
  if (error instanceof AggregateError) return findCode(error.errors.at(-1));
  return error.cause === undefined ? '' : findCode(error.cause);
}

function explain(code: string): Explanation {
  const known = EXPLANATIONS[code];
  if (known) return known;
  if (code.startsWith('EAI_')) return ['dns', `could not be resolved (${code})`];
  if (code.startsWith('HPE_')) return ['server-error', 'sent something that is not HTTP'];
  if (/^(ERR_SSL_|ERR_TLS_|CERT_|CRL_|EPROTO$)|CERT|VERIFY/.test(code)) {
    return ['tls', `could not agree on a secure connection (${code})`];
  }
  return ['connect', code === '' ? 'could not be read' : `could not be read (${code})`];
}

/** Classifies anything thrown on the way to an answer; `host` is named in the reason, no URL is. */
export function explainFailure(error: unknown, host: string): FetchOutcome {
  if (error instanceof AddressRefusal) {
    return { kind: 'blocked', failure: 'blocked-address', reason: error.message };
  }
  if (error instanceof FetchStop) return { kind: 'failed', failure: error.failure, reason: error.message };
  const [failure, words] = explain(findCode(error));
  return { kind: 'failed', failure, reason: `${host} ${words}.` };
}
