import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitLength, decode, type Reader } from './reader.ts';
import { Writer } from './writer.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('the data types of RFC 4251 section 5', () => {
  test.each([
    ['', '00 00 00 00'],
    ['09a378f9b2e332a7', '00 00 00 08 09 a3 78 f9 b2 e3 32 a7'],
    ['80', '00 00 00 02 00 80'],
  ])('mpint examples of the RFC: %s', (number, wire) => {
    expect(new Writer().mpint(bytes(number)).bytes()).toEqual(bytes(wire));
    expect(decode(bytes(wire), (reader) => reader.mpint().toString('hex'))).toEqual({ ok: true, value: number });
  });

  test.each([
    ['', '00 00 00 00', []],
    ['zlib', '00 00 00 04 7a 6c 69 62', ['zlib']],
    ['zlib,none', '00 00 00 09 7a 6c 69 62 2c 6e 6f 6e 65', ['zlib', 'none']],
  ])('name-list examples of the RFC: %s', (_text, wire, names) => {
    expect(new Writer().nameList(names).bytes()).toEqual(bytes(wire));
    expect(decode(bytes(wire), (reader) => reader.nameList())).toEqual({ ok: true, value: names });
  });

  test('an empty name of a list is skipped', () => {
    expect(decode(bytes('00 00 00 05 2c 61 2c 62 2c'), (reader) => reader.nameList())).toEqual({
      ok: true,
      value: ['a', 'b'],
    });
  });

  test.each<[string, string, (reader: Reader) => unknown]>([
    ['truncated', '00 00 00 05 61', (reader) => reader.string()],
    ['truncated', 'ff ff ff ff 61', (reader) => reader.string()],
    ['truncated', '00 00', (reader) => reader.u32()],
    ['trailing-bytes', '00 00 00 00 61', (reader) => reader.string()],
    ['bad-mpint', '00 00 00 01 80', (reader) => reader.mpint()],
    ['bad-mpint', `00 00 08 02 ${'01'.repeat(0x802)}`, (reader) => reader.mpint()],
    ['bad-name', '00 00 00 03 61 1b 62', (reader) => reader.nameList()],
    ['bad-name', '00 00 00 00', (reader) => reader.name()],
    ['too-many-names', `00 00 08 03 ${'61 2c'.repeat(0x401)} 61`, (reader) => reader.nameList()],
  ])('%s: %.40s', (problem, wire, read) => {
    expect(decode(bytes(wire), read)).toMatchObject({ ok: false, problem });
  });

  const name = fc.stringMatching(/^[!-+\--~]{1,64}$/);

  test('what is written is read again', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ maxLength: 300 }),
        fc.array(name, { maxLength: 30 }),
        fc.nat(0xffffffff),
        fc.bigInt(0n, 2n ** 64n - 1n),
        fc.boolean(),
        fc.string({ unit: 'grapheme' }),
        (string, number, names, u32, u64, flag, text) => {
          const wire = new Writer()
            .string(string)
            .mpint(number)
            .nameList(names)
            .u32(u32)
            .u64(u64)
            .boolean(flag)
            .string(text);
          const read = decode(wire.bytes(), (reader) => [
            new Uint8Array(reader.string()),
            bitLength(reader.mpint()),
            reader.nameList(),
            reader.u32(),
            reader.u64(),
            reader.boolean(),
            reader.text(),
          ]);
          expect(read).toEqual({ ok: true, value: [string, bitLength(number), names, u32, u64, flag, text] });
        },
      ),
    );
  });

  test('any bytes give a value or a problem, and never more than they hold', () => {
    const reads: readonly ((reader: Reader) => unknown)[] = [
      (reader) => reader.string(),
      (reader) => reader.mpint(),
      (reader) => reader.nameList(),
      (reader) => reader.text(),
      (reader) => reader.inside().string(),
      (reader) => reader.u64(),
    ];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom(...reads), (wire, read) => {
        const result = decode(wire, read);
        if (!result.ok) expect(result.at).toBeLessThanOrEqual(wire.length);
      }),
      { numRuns: 500 },
    );
  });

  test('bits of a number', () => {
    expect(['', '00', '01', '0080', '0100', 'ff00'].map((hex) => bitLength(bytes(hex)))).toEqual([0, 0, 1, 8, 9, 16]);
  });
});
