import { expect, it } from 'vitest';
import { addressRange, parseAddress } from './address-range.ts';
import { contentNetwork } from './content-networks.ts';
import { isVpnInUse, looksLikeVpn } from './vpn-names.ts';

const rangeOf = (text: string) => {
  const address = parseAddress(text);
  return address === undefined ? undefined : addressRange(address);
};

it.each([
  ['8.8.8.8', 'public'],
  ['10.1.2.3', 'private'],
  ['172.31.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.0.1', 'private'],
  ['100.64.0.1', 'carrier-grade-nat'],
  ['169.254.1.1', 'link-local'],
  ['127.0.0.2', 'loopback'],
  ['198.18.0.8', 'fake-ip'],
  ['198.19.255.255', 'fake-ip'],
  ['198.20.0.1', 'public'],
  ['203.0.113.7', 'documentation'],
  ['0.0.0.0', 'unspecified'],
  ['224.0.0.1', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['::1', 'loopback'],
  ['::', 'unspecified'],
  ['fe80::1%eth0', 'link-local'],
  ['fd00::1', 'unique-local'],
  ['fc00::1', 'fake-ip'],
  ['2001:db8::1', 'documentation'],
  ['2606:4700::1', 'public'],
  ['64:ff9b::8.8.8.8', 'public'],
  ['ff02::1', 'multicast'],
  ['::ffff:10.0.0.1', 'private'],
  ['shop', undefined],
])('%s is %s', (text, range) => {
  expect(rangeOf(text)).toBe(range);
});

it.each([
  ['104.21.3.4', 'Cloudflare'],
  ['172.67.1.1', 'Cloudflare'],
  ['2606:4700:3030::1', 'Cloudflare'],
  ['151.101.1.1', 'Fastly'],
  ['8.8.8.8', null],
  ['172.80.0.1', null],
  ['2001:db8::1', null],
])('%s belongs to %s', (text, name) => {
  const address = parseAddress(text);
  expect(address && contentNetwork(address)).toBe(name);
});

it('knows VPN interfaces by name, and on macOS only those with an address of use', () => {
  for (const name of ['tun0', 'wg0', 'wg-home', 'utun4', 'tailscale0', 'zt5u4', 'ppp0', 'openvpn', 'nordlynx']) {
    expect(looksLikeVpn(name), name).toBe(true);
  }
  for (const name of ['eth0', 'en0', 'wlan0', 'docker0', 'br-1', 'veth12', 'lo', 'wlp3s0', 'Ethernet']) {
    expect(looksLikeVpn(name), name).toBe(false);
  }
  const utun = (address: string) => ({
    name: 'utun3',
    up: true,
    loopback: false,
    addresses: [{ address, family: 6 as const, prefixBits: 64 }],
  });
  expect(isVpnInUse(utun('fe80::1'))).toBe(false);
  expect(isVpnInUse(utun('fd7a::1'))).toBe(true);
});
