/** Looks names up one beside the other, so that a name server that hangs holds up its own names alone. */
import { type LookupAddress, promises, lookup as systemLookup } from 'node:dns';
import { readFileSync } from 'node:fs';
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface NameLookupOptions {
  /** `ADDRESS:PORT` each; those that the machine uses when absent. */
  servers?: readonly string[];
  hostsFile?: string;
  /** How long the first try waits; each of the others waits twice as long as the one before. */
  firstTryMs?: number;
}

type Family = 4 | 6;

/** Together they stay below the limit of a connection. */
const tries = 3;
const usualFirstTryMs = 1_200;
/** One family of addresses waits no longer than this for the other (RFC 8305 section 3). */
const otherFamilyMs = 250;
/** Hosts file and name servers may change while the program runs. */
const rereadMs = 60_000;
const usualHostsFile =
  process.platform === 'win32'
    ? `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
    : '/etc/hosts';

/** The system would ask the same servers, and in a thread that others wait for. */
const serverFaults = new Set(['ETIMEOUT', 'ESERVFAIL', 'EREFUSED', 'EBADRESP', 'EFORMERR']);

function isServerFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && serverFaults.has(String(error.code));
}

/** Names of the hosts file; none where it cannot be read. */
function readHosts(file: string): Set<string> {
  try {
    const lines = readFileSync(file, 'utf8').toLowerCase().split('\n');
    return new Set(lines.flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1)));
  } catch {
    return new Set();
  }
}

/** Makes the value anew once a minute, when it is asked for. */
function renewed<T>(make: () => T): () => T {
  let made: { value: T; at: number } | undefined;
  return () => {
    if (made === undefined || performance.now() - made.at > rereadMs)
      made = { value: make(), at: performance.now() };
    return made.value;
  };
}

function openResolver({ servers, firstTryMs = usualFirstTryMs }: NameLookupOptions): promises.Resolver {
  const resolver = new promises.Resolver({ timeout: firstTryMs, tries });
  if (servers) resolver.setServers(servers);
  return resolver;
}

/** Whether the machine itself has the say: by its hosts file, or by a domain that it appends. */
function isOwn(hostname: string, hosts: () => Set<string>): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return !name.includes('.') || name.endsWith('.localhost') || hosts().has(name);
}

async function askFor(
  resolver: promises.Resolver,
  hostname: string,
  family: Family,
): Promise<LookupAddress[]> {
  const found = await (family === 4 ? resolver.resolve4(hostname) : resolver.resolve6(hostname));
  return found.map((address) => ({ address, family }));
}

/** Throws what the servers answered. */
async function resolve(resolver: promises.Resolver, hostname: string): Promise<LookupAddress[]> {
  const asked = ([4, 6] as const).map((family) => askFor(resolver, hostname, family));
  try {
    await Promise.any(asked);
  } catch (error) {
    const reasons: unknown[] = error instanceof AggregateError ? error.errors : [error];
    throw reasons.find(isServerFault) ?? reasons[0];
  }
  const late = sleep<LookupAddress[]>(otherFamilyMs, [], { ref: false });
  const found = await Promise.all(asked.map((one) => Promise.race([one.catch(() => []), late])));
  return found.flat();
}

/**
 * Makes what stands in for `dns.lookup`, which has two threads for all names that are looked up at a time. The system is
 * asked only where it knows more than name servers: names of the hosts file, without a dot, or not in the DNS. Fails
 * with the codes of `node:dns`.
 */
export function createNameLookup(options: NameLookupOptions = {}): LookupFunction {
  const hosts = renewed(() => readHosts(options.hostsFile ?? usualHostsFile));
  const resolver = renewed(() => openResolver(options));
  return (hostname, wanted, callback) => {
    if (isOwn(hostname, hosts)) return systemLookup(hostname, wanted, callback);
    resolve(resolver(), hostname).then(
      (found) => {
        const [first] = found;
        if (wanted.all || !first) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => {
        if (isServerFault(error)) callback(error, []);
        else systemLookup(hostname, wanted, callback);
      },
    );
  };
}
