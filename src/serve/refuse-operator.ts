/** Who may see what is for operators: the state of the sources, the figures, the queues. */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface OperatorRequest {
  /** The `Authorization` header. */
  authorization?: string | undefined;
  /** Address of the peer. */
  remote: string;
  /** Whether a proxy says that it asks for somebody else. */
  isForwarded: boolean;
}

export interface OperatorRules {
  /** Absent where none was set. */
  token?: string | undefined;
  /** Address of the site: where it is public, even a peer on this machine may be a proxy. */
  siteUrl: string;
}

export interface Refusal {
  status: 401 | 403;
  text: string;
  headers: Record<string, string>;
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?|::ffff:127(?:\.\d+){3})$/;

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The token of `Bearer TOKEN`, or the password of `Basic …` under any name (RFC 6750, RFC 7617). */
function readToken(authorization: string | undefined): string | undefined {
  const [, scheme = '', value = ''] = /^(\w+) +([\w\-.~+/=]+)$/.exec(authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : undefined;
}

const refusals: Record<'ask' | 'closed', Refusal> = {
  ask: {
    status: 401,
    text: 'This page is for operators: their token is the password.',
    headers: { 'www-authenticate': 'Basic realm="operators", charset="UTF-8"' },
  },
  closed: {
    status: 403,
    text: 'This page is for operators: OPERATOR_TOKEN, once it is set, opens it.',
    headers: {},
  },
};

/** Whether a proxy passed the request on. */
export function isForwarded(headers: Record<string, unknown>): boolean {
  return headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
}

/**
 * Undefined for operators. Without a token only somebody on this very machine is one, and only where the site is not
 * public.
 */
export function refuseOperator(
  request: OperatorRequest,
  { token, siteUrl }: OperatorRules,
): Refusal | undefined {
  if (token === undefined) {
    const isHere = loopback.test(request.remote) && !request.isForwarded;
    return isHere && loopback.test(new URL(siteUrl).hostname) ? undefined : refusals.closed;
  }
  const given = readToken(request.authorization);
  // Digests have one length, and are compared in one time for every wrong token.
  const isEqual = timingSafeEqual(digest(given ?? ''), digest(token));
  return isEqual && given !== undefined ? undefined : refusals.ask;
}
