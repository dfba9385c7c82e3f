import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTlsRecord, tlsClientHello } from './tls-hello.ts';

describe('the first message of TLS', () => {
  test('every length in it is that of what follows', () => {
    const hello = tlsClientHello((count) => Buffer.alloc(count, 7));
    expect(hello.readUInt16BE(3)).toBe(hello.length - 5);
    expect(hello.readUIntBE(6, 3)).toBe(hello.length - 9);
    const suites = 5 + 4 + 2 + 32 + 1;
    const extensions = suites + 2 + hello.readUInt16BE(suites) + 2;
    expect(hello.readUInt16BE(extensions)).toBe(hello.length - extensions - 2);
  });

  test.each([
    ['a ServerHello', [0x16, 3, 3, 0, 90], true],
    ['an alert', [0x15, 3, 1, 0, 2, 2, 40], true],
    ['one octet only', [0x16], undefined],
    ['nothing', [], undefined],
    ['a version line', [...Buffer.from('SSH-2.0-x')], false],
  ])('%s', (_, bytes, expected) => {
    expect(isTlsRecord(Uint8Array.from(bytes))).toBe(expected);
  });

  test('any bytes give an answer', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => [true, false, undefined].includes(isTlsRecord(bytes))));
  });
});
