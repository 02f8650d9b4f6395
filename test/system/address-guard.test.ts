/** Which addresses the guard refuses, and in what words. */
import { describe, expect, it } from 'vitest';
import { createHostAllowance, findLiteralAddress, findRefusal } from '../../src/system/address-guard.js';

const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['0.0.0.0', /unspecified/],
  ['0.1.2.3', /unspecified/],
  ['10.0.0.1', /private/],
  ['172.16.0.1', /private/],
  ['172.31.255.255', /private/],
  ['192.168.1.1', /private/],
  ['127.0.0.1', /loopback/],
  ['127.255.0.1', /loopback/],
  ['169.254.1.1', /link-local/],
  ['169.254.169.254', /metadata/],
  ['168.63.129.16', /metadata/],
  ['100.64.0.1', /carrier-grade/],
  ['100.127.255.255', /carrier-grade/],
  ['100.100.100.200', /metadata/],
  ['192.0.2.1', /reserved/],
  ['198.18.0.1', /reserved/],
  ['203.0.113.9', /reserved/],
  ['224.0.0.1', /multicast/],
  ['240.0.0.1', /reserved/],
  ['255.255.255.255', /broadcast/],
  ['::', /unspecified/],
  ['::1', /loopback/],
  ['[::1]', /loopback/],
  ['fe80::1', /link-local/],
  ['fe80::1%eth0', /link-local/],
  ['fec0::1', /site-local/],
  ['fc00::1', /private/],
  ['fd00:ec2::254', /metadata/],
  ['ff02::1', /multicast/],
  ['::ffff:10.0.0.1', /mapped/],
  ['::ffff:8.8.8.8', /mapped/],
  ['::10.0.0.1', /mapped/],
  ['::a00:1', /outside/],
  ['::ffff:0:10.0.0.1', /translated/],
  ['64:ff9b::10.0.0.1', /NAT64/],
  ['64:ff9b::808:808', /NAT64/],
  ['64:ff9b:1::1', /NAT64/],
  ['2002:a00:1::1', /6to4/],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', /Teredo/],
  ['2001:db8::1', /reserved/],
  ['100::1', /reserved/],
  ['5f00::1', /reserved/],
  ['4000::1', /outside/],
  ['not an address', /not an IP/],
  ['', /not an IP/],
];

describe('findRefusal', () => {
  it.each(REFUSED)('refuses %s', (address, words) => {
    expect(findRefusal(address)).toMatch(words);
  });

  it.each(['1.1.1.1', '93.184.215.14', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
    'lets the public address %s pass',
    (address) => {
      expect(findRefusal(address)).toBeUndefined();
    },
  );

  it('refuses every way of spelling loopback that a URL accepts', () => {
    const spellings = ['127.1', '0x7f.1', '2130706433', '0177.0.0.1', '[::ffff:7f00:1]', '[0:0:0:0:0:0:0:1]'];
    for (const spelling of spellings) {
      const literal = findLiteralAddress(new URL(`http://${spelling}/`).hostname);
      expect(literal && findRefusal(literal), spelling).toBeTruthy();
    }
  });
});

describe('createHostAllowance', () => {
  it('allows a host on every port, or on the one named', () => {
    const allows = createHostAllowance(['intranet.example', 'build.example:8080', '[::1]:9000', '10.0.0.5']);
    expect(allows('intranet.example', 443)).toBe(true);
    expect(allows('INTRANET.example.', 80)).toBe(true);
    expect(allows('build.example', 8080)).toBe(true);
    expect(allows('build.example', 80)).toBe(false);
    expect(allows('[::1]', 9000)).toBe(true);
    expect(allows('::1', 80)).toBe(false);
    expect(allows('10.0.0.5', 1)).toBe(true);
  });

  it('does not stretch to subdomains or neighbours', () => {
    const allows = createHostAllowance(['intranet.example', '10.0.0.5']);
    expect(allows('x.intranet.example', 80)).toBe(false);
    expect(allows('10.0.0.6', 80)).toBe(false);
    expect(createHostAllowance([])('anything.example', 80)).toBe(false);
  });
});
