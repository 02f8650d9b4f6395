/** Signatures of deliveries. */
import { describe, expect, it } from 'vitest';
import { isSignedBy, signBody } from '../../src/text/hub-signature.js';

const body = Buffer.from('what do ya want for nothing?');

describe('signBody', () => {
  it('agrees with the test vector of RFC 4231 section 4.3', () => {
    expect(signBody('Jefe', body)).toBe(
      'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});

describe('isSignedBy', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)('accepts %s', (method) => {
    expect(isSignedBy('Jefe', body, signBody('Jefe', body, method))).toBe(true);
    expect(isSignedBy('Jefe', body, signBody('Jefe', body, method).toUpperCase())).toBe(true);
  });

  it('rejects another secret, another body, another length and anything unreadable', () => {
    const right = signBody('Jefe', body);
    expect(isSignedBy('jefe', body, right)).toBe(false);
    expect(isSignedBy('Jefe', Buffer.from('other'), right)).toBe(false);
    const wrong = [
      undefined,
      '',
      'sha256=',
      right.slice(0, -2),
      `${right}00`,
      right.replace('sha256', 'md5'),
      right.slice(7),
    ];
    for (const header of wrong) expect(isSignedBy('Jefe', body, header), String(header)).toBe(false);
  });
});
