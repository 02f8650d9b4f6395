/** Which network addresses are never connected to, and why (server-side request forgery). */
import ipaddr from 'ipaddr.js';

/** Ranges of ipaddr.js in words; whatever is not `unicast` and not named here is refused all the same. */
const RANGE_WORDS: Record<string, string> = {
  unspecified: 'an unspecified address',
  broadcast: 'a broadcast address',
  multicast: 'a multicast address',
  linkLocal: 'a link-local address',
  loopback: 'a loopback address',
  carrierGradeNat: 'a carrier-grade NAT address (RFC 6598)',
  private: 'a private address (RFC 1918)',
  uniqueLocal: 'a private address (RFC 4193)',
  deprecatedSiteLocal: 'a site-local address (RFC 3879)',
  ipv4Mapped: 'an IPv4 address mapped into IPv6',
  rfc6145: 'an IPv4 address translated into IPv6 (RFC 6145)',
  rfc6052: 'an IPv4 address behind NAT64 (RFC 6052)',
  '6to4': 'an IPv4 address tunnelled by 6to4 (RFC 3056)',
  teredo: 'an IPv4 address tunnelled by Teredo (RFC 4380)',
};

/** Cloud metadata and control services; the public one would pass as an ordinary address. */
const METADATA_ADDRESSES: readonly string[] = [
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd20:ce::254',
];

/** Global unicast, the only IPv6 space in use for public hosts (RFC 4291 section 2.4). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Says why an IP address (with or without brackets) is refused, as the end of a sentence that begins
 * with the address; undefined where connecting is fine. Anything that is no IP address is refused.
 */
export function findRefusal(address: string): string | undefined {
  const bare = address.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(bare)) return 'is not an IP address';
  const parsed = ipaddr.parse(bare);
  if (METADATA_ADDRESSES.includes(parsed.toString())) return 'is a cloud metadata service';
  const range = parsed.range();
  if (range !== 'unicast') return `is ${RANGE_WORDS[range] ?? 'a reserved address'}`;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST)) {
    return 'is outside the public IPv6 space';
  }
  return undefined;
}

/** The address a URL's host name spells out, without brackets; undefined for a name that needs DNS. */
export function findLiteralAddress(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : undefined;
}

interface AllowedHost {
  hostname: string;
  port: string | undefined;
}

function parseAllowedHost(entry: string): AllowedHost {
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(entry);
  const named = /^([^:]*)(?::(\d+))?$/.exec(entry);
  const [, hostname = entry, port] = bracketed ?? named ?? [];
  return { hostname: normaliseHostname(hostname), port };
}

function normaliseHostname(hostname: string): string {
  const bare = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return ipaddr.isValid(bare) ? ipaddr.parse(bare).toString() : bare;
}

/**
 * Makes the test for `network.allow`: entries are `host` (every port) or `host:port`, an IPv6 address
 * with a port in brackets. An allowed host may be fetched whatever it resolves to.
 */
export function createHostAllowance(entries: readonly string[]): (hostname: string, port: number) => boolean {
  const allowed = entries.map((entry) => parseAllowedHost(entry.trim()));
  return (hostname, port) => {
    const wanted = normaliseHostname(hostname);
    return allowed.some(
      (host) => host.hostname === wanted && (host.port === undefined || Number(host.port) === port),
    );
  };
}
