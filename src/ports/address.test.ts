import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressBytes, canonicalAddress } from './address.ts';
import { addressOfSockaddr, sockaddrOf } from './node/sockaddr.ts';

describe('addresses', () => {
  it.each([
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['fe80::1%eth0', 'fe80::1'],
    ['192.0.2.7', '192.0.2.7'],
    ['shop.example', 'shop.example'],
  ])('%s is %s (RFC 5952)', (text, shortest) => {
    expect(canonicalAddress(text)).toBe(shortest);
  });

  it.each(['', '1.2.3', '256.1.1.1', ':', '1:2', 'g::', '1.2.3.4:22'])('%j is no address', (text) => {
    expect(addressBytes(text)).toBeUndefined();
  });

  it('reads back what it wrote into a sockaddr', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(65_535), (address, port) => {
        const made = sockaddrOf(address, port, () => 0);
        expect(made?.bytes.length).toBe(address.includes(':') ? 28 : 16);
        expect(addressOfSockaddr(made?.bytes ?? new Uint8Array())).toBe(canonicalAddress(address));
      }),
    );
  });
});
