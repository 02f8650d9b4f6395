/** Which hubs may be asked to call us back: all of them where the site is public, else the operator's own. */
import { createHostAllowance, findLiteralAddress, findRefusal } from './address-guard.js';

/** Names that lead nowhere outside one's own network (RFC 6761, RFC 6762, RFC 8375, and `internal` of ICANN). */
const localNames =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|test|invalid|example|home\.arpa)$/i;

function isPublic(url: URL): boolean {
  const literal = findLiteralAddress(url.hostname);
  if (literal !== undefined) return findRefusal(literal) === undefined;
  const name = url.hostname.replace(/\.$/, '');
  return name.includes('.') && !localNames.test(name);
}

/** `siteUrl` as configured; without one nobody could call back. `allowHosts` is `network.allow`. */
export function createHubPolicy(
  siteUrl: string | undefined,
  allowHosts: readonly string[],
): (hub: string) => boolean {
  if (siteUrl === undefined) return () => false;
  if (isPublic(new URL(siteUrl))) return () => true;
  const allows = createHostAllowance(allowHosts);
  return (hub) => {
    const { hostname, port, protocol } = new URL(hub);
    return allows(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
  };
}
