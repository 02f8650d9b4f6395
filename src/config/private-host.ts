/** Recognises addresses that are surely refused unless `network.allow` names them; the guard at connect time has the last word. */
import { BlockList, isIP } from 'node:net';

const privateNets = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  privateNets.addSubnet(net, bits, 'ipv4');

/** By the look of it alone: nothing is resolved. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (/^(?:localhost|.+\.localhost|.+\.local|.+\.internal)$/i.test(host)) return true;
  const version = isIP(host);
  if (version === 4) return privateNets.check(host, 'ipv4');
  return version === 6 && /^(?:::1$|f[cde])/i.test(host);
}
