import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { poly1305 } from './chacha-poly.ts';
import { cipherNames, macNames, packetCipher } from './ciphers.ts';
import { deriveKey } from './exchange-hash.ts';
import { isAead } from './kexinit.ts';
import { PacketReader, PacketWriter, packetMaxBytes } from './packet.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/[ :]/g, ''), 'hex');
const readAll = (reader: PacketReader): Buffer[] => {
  const payloads: Buffer[] = [];
  for (let read = reader.next(); read.kind === 'packet'; read = reader.next()) payloads.push(read.payload);
  return payloads;
};
const payload = fc.uint8Array({ minLength: 1, maxLength: 600 });

describe('packets without encryption (RFC 4253 section 6)', () => {
  test('are multiples of 8 with at least 4 bytes of padding,', () => {
    fc.assert(
      fc.property(payload, (bytes) => {
        const packet = new PacketWriter(randomBytes).write(bytes);
        const padding = packet[4] ?? 0;
        expect(packet.length % 8).toBe(0);
        expect(padding).toBeGreaterThanOrEqual(4);
        expect(padding).toBeLessThan(12);
        expect(packet.readUInt32BE()).toBe(packet.length - 4);
      }),
    );
  });

  test('come out as they went in, cut into pieces of any size, with their numbers', () => {
    fc.assert(
      fc.property(fc.array(payload, { maxLength: 6 }), fc.integer({ min: 1, max: 700 }), (payloads, size) => {
        const writer = new PacketWriter(randomBytes);
        const wire = Buffer.concat(payloads.map((bytes) => writer.write(bytes)));
        const reader = new PacketReader();
        const seen: Buffer[] = [];
        for (let at = 0; at < wire.length; at += size) {
          reader.feed(wire.subarray(at, at + size));
          seen.push(...readAll(reader));
        }
        expect(seen.map((bytes) => new Uint8Array(bytes))).toEqual(payloads);
        expect(reader.waiting).toBe(0);
      }),
    );
  });

  test.each([
    ['text instead of a packet', Buffer.from('HTTP/1.1 400 Bad Request\r\n'), 0x48545450],
    ['4 GB', hex('ff ff ff ff 00 00'), 0xffffffff],
    ['one over the limit of OpenSSH', hex('00 04 00 01 04 00'), packetMaxBytes + 1],
    ['less than the least padding', hex('00 00 00 04 04 00'), 4],
  ])('a bad length: %s', (_name, bytes, length) => {
    const reader = new PacketReader();
    reader.feed(bytes);
    expect(reader.next()).toEqual({ kind: 'bad-packet-length', length, bytes });
    reader.feed(bytes);
    expect(reader.next().kind).toBe('bad-packet-length');
  });

  test.each([
    ['not a multiple of 8', '00 00 00 0d 04', 'bad-alignment'],
    ['padding below 4', `00 00 00 0c 03 ${'00'.repeat(11)}`, 'bad-padding'],
    ['padding that leaves no message', `00 00 00 0c 0b ${'00'.repeat(11)}`, 'bad-padding'],
    ['padding beyond the packet', `00 00 00 0c ff ${'00'.repeat(11)}`, 'bad-padding'],
  ])('a bad packet: %s', (_name, bytes, kind) => {
    const reader = new PacketReader();
    reader.feed(hex(bytes));
    expect(reader.next().kind).toBe(kind);
  });

  test('a packet of the largest size that comes byte by byte costs little', () => {
    const reader = new PacketReader();
    const wire = Buffer.alloc(packetMaxBytes + 4 - 4);
    wire.writeUInt32BE(wire.length - 4);
    wire[4] = 4;
    const cpu = process.cpuUsage();
    for (const byte of wire) {
      reader.feed(Uint8Array.of(byte));
      if (reader.waiting < wire.length) expect1(reader.next().kind === 'need-more');
    }
    expect(reader.next().kind).toBe('packet');
    expect(process.cpuUsage(cpu).user / 1000).toBeLessThan(1000); // quadratic copying takes many seconds
  });

  test('any bytes give packets or a finding, never an exception', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 10 }), (pieces) => {
        const reader = new PacketReader();
        for (const piece of pieces) {
          reader.feed(piece);
          readAll(reader);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** `expect` costs too much to be called 262,144 times. */
function expect1(holds: boolean): void {
  if (!holds) throw new Error('answered before the end');
}

describe('encrypted packets', () => {
  const source = { hash: 'sha256', sharedSecret: hex('01 02'), exchangeHash: hex('03'), sessionId: hex('04') } as const;
  const pairs = cipherNames.flatMap((cipher) =>
    (isAead(cipher) ? [null] : macNames).map((mac) => ({ cipher, mac, source, direction: 'to-client' }) as const),
  );

  test.each(pairs)('$cipher with $mac: what is sealed is opened, in pieces of any size', (keys) => {
    fc.assert(
      fc.property(fc.array(payload, { maxLength: 4 }), fc.integer({ min: 1, max: 300 }), (payloads, size) => {
        const cipher = packetCipher(keys);
        if (cipher === undefined) throw new Error('not implemented');
        const writer = new PacketWriter(randomBytes);
        const reader = new PacketReader();
        writer.useKeys(cipher.sealer(), true);
        reader.useKeys(cipher.opener(), true);
        const wire = Buffer.concat(payloads.map((bytes) => writer.write(bytes)));
        const seen: Buffer[] = [];
        for (let at = 0; at < wire.length; at += size) {
          reader.feed(wire.subarray(at, at + size));
          seen.push(...readAll(reader));
        }
        expect(seen.map((bytes) => new Uint8Array(bytes))).toEqual(payloads);
      }),
      { numRuns: 20 },
    );
  });

  test.each(pairs)('$cipher with $mac: a packet with one bit turned is refused', (keys) => {
    fc.assert(
      fc.property(payload, fc.nat(), (bytes, place) => {
        const cipher = packetCipher(keys);
        if (cipher === undefined) throw new Error('not implemented');
        const writer = new PacketWriter(randomBytes);
        const reader = new PacketReader();
        writer.useKeys(cipher.sealer(), true);
        reader.useKeys(cipher.opener(), true);
        const wire = writer.write(bytes);
        // CBC spoils the whole first block, with it the length: that is no question for the MAC any more.
        const first = keys.cipher.endsWith('-cbc') ? 16 : 4;
        const at = first + (place % (wire.length - first));
        wire[at] = (wire[at] ?? 0) ^ 1;
        reader.feed(wire);
        expect(reader.next().kind).toBe('bad-mac');
      }),
      { numRuns: 10 },
    );
  });

  test('one side that counts on while the other starts anew is refused', () => {
    for (const name of ['chacha20-poly1305@openssh.com', 'aes128-ctr']) {
      const cipher = packetCipher({ cipher: name, mac: 'hmac-sha2-256', source, direction: 'to-client' });
      if (cipher === undefined) throw new Error('not implemented');
      const writer = new PacketWriter(randomBytes);
      writer.write(hex('15'));
      writer.useKeys(cipher.sealer(), false);
      const reader = new PacketReader();
      reader.useKeys(cipher.opener(), true);
      reader.feed(Buffer.concat([writer.write(hex('05')), randomBytes(64)]));
      expect(['bad-mac', 'bad-packet-length', 'bad-alignment']).toContain(reader.next().kind);
    }
  });

  test('Poly1305 as in RFC 8439 section 2.5.2', () => {
    const key = hex('85:d6:be:78:57:55:6d:33:7f:44:52:fe:42:d5:06:a8:01:03:80:8a:fb:0d:b2:fd:4a:bf:f6:af:41:49:f5:1b');
    const tag = poly1305(key, Buffer.from('Cryptographic Forum Research Group'));
    expect(tag).toEqual(hex('a8:06:1d:c1:30:51:36:c6:c2:2b:8b:af:0c:01:27:a9'));
  });

  test('keys longer than the hash go on as RFC 4253 section 7.2 says', () => {
    const long = deriveKey(source, 'C', 64);
    expect(long.length).toBe(64);
    expect(deriveKey(source, 'C', 16)).toEqual(long.subarray(0, 16));
    expect(deriveKey(source, 'D', 16)).not.toEqual(long.subarray(0, 16));
  });
});
