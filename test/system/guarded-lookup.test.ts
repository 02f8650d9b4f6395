/** The lookup lets only public addresses through to the socket. */
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { expect, it } from 'vitest';
import { createGuardedLookup } from '../../src/system/guarded-lookup.js';

const answering =
  (...addresses: string[]): LookupFunction =>
  (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

function look(lookup: LookupFunction, all: boolean): Promise<string | LookupAddress[]> {
  return new Promise((resolve, reject) => {
    createGuardedLookup(lookup)('a.example', { all }, (error, found) =>
      error ? reject(error) : resolve(found),
    );
  });
}

it('passes public addresses on, all of them or the first, as asked', async () => {
  const lookup = answering('1.1.1.1', '2606:4700::1111');
  expect(await look(lookup, true)).toEqual([
    { address: '1.1.1.1', family: 4 },
    { address: '2606:4700::1111', family: 6 },
  ]);
  expect(await look(lookup, false)).toBe('1.1.1.1');
});

it('leaves private ones out of a mixed answer', async () => {
  expect(await look(answering('10.0.0.1', '64:ff9b::a00:1', '1.1.1.1', '::1'), true)).toEqual([
    { address: '1.1.1.1', family: 4 },
  ]);
});

it('fails with the reason when none is left', async () => {
  await expect(look(answering('169.254.169.254'), true)).rejects.toThrow(
    /169\.254\.169\.254, which is a cloud metadata/,
  );
  await expect(look(answering(), true)).rejects.toMatchObject({ code: 'ENOTFOUND' });
});

it('judges a stand-in that answers with one address', async () => {
  const single: LookupFunction = (_hostname, _options, callback) => callback(null, '10.0.0.1', 4);
  await expect(look(single, false)).rejects.toThrow(/private/);
});

it('passes the failure of the resolver on', async () => {
  const error = Object.assign(new Error('no'), { code: 'EAI_AGAIN' });
  await expect(look((_hostname, _options, callback) => callback(error, []), true)).rejects.toBe(error);
});
