/** A DNS lookup for connecting that hides refused addresses, so a name cannot be rebound to one. */
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { findRefusal } from './address-guard.js';

/** Carried through the connection attempt to the outcome; the message is a whole sentence. */
export class AddressRefusal extends Error {
  constructor(hostname: string, address: string, refusal: string) {
    const subject = hostname === address ? address : `${hostname} resolves to ${address}, which`;
    super(`${subject} ${refusal}; list the host under network.allow to fetch it anyway.`);
    this.name = 'AddressRefusal';
  }
}

function refuse(hostname: string, addresses: readonly LookupAddress[]): Error {
  const [first] = addresses;
  if (first) return new AddressRefusal(hostname, first.address, findRefusal(first.address) ?? 'is refused');
  return Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
}

/**
 * Wraps `dns.lookup` (or a stand-in of its shape): every address is judged, refused ones are left out, and the
 * lookup fails with an AddressRefusal when none is left. The socket connects to the very addresses judged
 * here, so a second answer of the name server changes nothing.
 */
export function createGuardedLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found, family) => {
      if (error) return callback(error, []);
      const addresses = typeof found === 'string' ? [{ address: found, family: family ?? 4 }] : found;
      const usable = addresses.filter(({ address }) => findRefusal(address) === undefined);
      const [first] = usable;
      if (!first) return callback(refuse(hostname, addresses), []);
      if (options.all) return callback(null, usable);
      return callback(null, first.address, first.family);
    });
  };
}
