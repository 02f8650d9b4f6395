/** Keeps a test's connections on loopback even where the guard under test is broken. */
import net, { type LookupFunction } from 'node:net';
import { vi } from 'vitest';

interface Target {
  host?: string;
  path?: string;
  lookup?: LookupFunction;
}

function findTarget(args: readonly unknown[]): Target {
  // `net.connect` hands its arguments on as one normalised array.
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  return typeof first === 'object' && first !== null ? first : {};
}

function answerOnlyLoopback(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      const strange = error ? undefined : addresses.find((address) => address !== '127.0.0.1');
      return callback(strange ? new Error(`${strange} is not loopback`) : error, found);
    });
  };
}

/**
 * From now on sockets connect to 127.0.0.1 only; any other is destroyed before anything is sent, and a name
 * needs a lookup of the test's own. Returns every host that was dialled. Ends with `vi.restoreAllMocks`.
 */
export function dialOnlyLoopback(): string[] {
  const dialled: string[] = [];
  const connect = net.Socket.prototype.connect;
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (
    this: net.Socket,
    ...args: unknown[]
  ) {
    const target = findTarget(args);
    const { host = '', path, lookup } = target;
    if (path) return Reflect.apply(connect, this, args);
    dialled.push(host);
    const isAddress = net.isIP(host) !== 0;
    if (isAddress ? host !== '127.0.0.1' : lookup === undefined) {
      return this.destroy(new Error(`${host} is not loopback`));
    }
    if (lookup) target.lookup = answerOnlyLoopback(lookup);
    return Reflect.apply(connect, this, args);
  });
  return dialled;
}
