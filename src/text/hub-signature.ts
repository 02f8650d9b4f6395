/** Signatures of WebSub deliveries (W3C WebSub section 7.1): made by a hub, checked by a subscriber. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureMethod = 'sha1' | 'sha256' | 'sha384' | 'sha512';

const METHODS: ReadonlySet<string> = new Set<SignatureMethod>(['sha1', 'sha256', 'sha384', 'sha512']);

/** The value of `X-Hub-Signature`: method, `=`, HMAC of the body in hexadecimal. */
export function signBody(secret: string, body: Uint8Array, method: SignatureMethod = 'sha256'): string {
  return `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
}

/** Whether a signature header was made with the secret over exactly this body; takes the same time for every wrong one. */
export function isSignedBy(secret: string, body: Uint8Array, header: string | undefined): boolean {
  const [, name = '', hex = ''] = /^([a-z0-9]{4,6})=([0-9a-f]{40,128})$/i.exec(header?.trim() ?? '') ?? [];
  const method = name.toLowerCase();
  if (!METHODS.has(method)) return false;
  const expected = createHmac(method, secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
