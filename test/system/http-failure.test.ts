/** Errors of Node, OpenSSL and undici become classes and sentences. */
import { describe, expect, it } from 'vitest';
import { AddressRefusal } from '../../src/system/guarded-lookup.js';
import { explainFailure, FetchStop } from '../../src/system/http-failure.js';

const withCode = (code: string) => Object.assign(new Error('secret details'), { code });

describe('explainFailure', () => {
  it.each([
    ['ENOTFOUND', 'dns', 'does not exist'],
    ['EAI_AGAIN', 'dns', 'did not answer'],
    ['ETIMEOUT', 'dns', 'did not answer'],
    ['ESERVFAIL', 'dns', 'failed'],
    ['EREFUSED', 'dns', 'refused to answer'],
    ['EBADRESP', 'dns', 'makes no sense'],
    ['EAI_SYSTEM', 'dns', 'EAI_SYSTEM'],
    ['ECONNREFUSED', 'connect', 'refused'],
    ['EHOSTUNREACH', 'connect', 'reached'],
    ['ETIMEDOUT', 'timeout', 'connection in time'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 'connection in time'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout', 'no answer in time'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout', 'in the middle'],
    ['UND_ERR_SOCKET', 'interrupted', 'closed'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large', 'headers'],
    ['HPE_INVALID_CONSTANT', 'server-error', 'not HTTP'],
    ['CERT_HAS_EXPIRED', 'tls', 'expired'],
    ['CERT_NOT_YET_VALID', 'tls', 'not valid yet'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'signed itself'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'intermediate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'another host'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'does not speak TLS'],
    ['ERR_SSL_SOMETHING_NEW', 'tls', 'ERR_SSL_SOMETHING_NEW'],
    ['EWHATEVER', 'connect', 'EWHATEVER'],
  ])('tells %s as %s', (code, failure, words) => {
    const outcome = explainFailure(withCode(code), 'example.org');
    expect(outcome).toMatchObject({ kind: 'failed', failure, reason: expect.stringContaining(words) });
    expect(outcome).toHaveProperty('reason', expect.stringMatching(/^example\.org .*\.$/));
    expect(JSON.stringify(outcome)).not.toContain('secret details');
  });

  it('looks into causes and into several attempts', () => {
    const wrapped = new TypeError('failed', { cause: withCode('ENOTFOUND') });
    const several = new AggregateError([withCode('ENETUNREACH'), withCode('ECONNREFUSED')]);
    expect(explainFailure(wrapped, 'a.example')).toMatchObject({ failure: 'dns' });
    expect(explainFailure(several, 'a.example')).toMatchObject({
      reason: 'a.example refused the connection.',
    });
  });

  it('keeps the words of our own stops and refusals', () => {
    const stop = new FetchStop('too-large', 'Too large.');
    expect(explainFailure(stop, 'a.example')).toEqual({
      kind: 'failed',
      failure: 'too-large',
      reason: 'Too large.',
    });
    const refusal = new AddressRefusal('a.example', '10.0.0.1', 'is a private address');
    expect(explainFailure(refusal, 'a.example')).toMatchObject({
      kind: 'blocked',
      failure: 'blocked-address',
    });
  });

  it('has a sentence for anything else that is thrown', () => {
    for (const thrown of [undefined, null, 'text', 7, new Error('x')]) {
      expect(explainFailure(thrown, 'a.example')).toMatchObject({
        kind: 'failed',
        reason: expect.stringMatching(/\.$/),
      });
    }
  });
});
