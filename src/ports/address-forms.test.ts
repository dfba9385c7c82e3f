import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressBytes, canonicalAddress } from './address.ts';

const asNode = (text: string) => {
  expect([text, addressBytes(text) !== undefined]).toEqual([text, isIPv6(text)]);
};

it('takes the same texts for IPv6 addresses as node:net', () => {
  const group = fc.oneof(
    fc.constantFrom('', '0', 'g', '12345', '1.2.3.4', '1.2.3.256', '01.2.3.4'),
    fc.stringMatching(/^[0-9a-f]{1,4}$/),
  );
  fc.assert(
    fc.property(fc.array(group, { minLength: 2, maxLength: 10 }), (groups) => asNode(groups.join(':'))),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      asNode(text);
      expect(isIPv6(canonicalAddress(text)) || canonicalAddress(text).includes('.')).toBe(true);
    }),
    { numRuns: 500 },
  );
  for (const text of [
    '::',
    ':',
    ':::',
    '1::',
    '::1',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7:8::',
    '::ffff:1.2.3.4',
  ])
    asNode(text);
});
