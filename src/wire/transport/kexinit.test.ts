import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clientLists,
  decodeKexinit,
  encodeKexinit,
  isMarker,
  type KexLists,
  marker,
  negotiate,
  type OwnOffer,
  shortLists,
} from './kexinit.ts';
import {
  decodeDebug,
  decodeDisconnect,
  decodeExtInfo,
  decodeServiceAccept,
  decodeServiceRequest,
  decodeUnimplemented,
  disconnectReasonName,
  encodeDebug,
  encodeDisconnect,
  encodeExtInfo,
  encodeServiceAccept,
  encodeServiceRequest,
  encodeUnimplemented,
  messageName,
} from './messages.ts';
import { PacketWriter } from './packet.ts';

const own: OwnOffer = {
  kex: ['a', 'b'],
  hostKey: ['ssh-ed25519', 'rsa-sha2-256'],
  cipher: ['aes128-ctr', 'chacha20-poly1305@openssh.com'],
  mac: ['hmac-sha2-256'],
  compression: ['none'],
};
const both = { strict: true, extInfo: true };
const lists = (change: Partial<OwnOffer> = {}) => clientLists({ ...own, ...change }, both);
const server = (change: Partial<KexLists> = {}): KexLists => ({
  ...clientLists(own, { strict: false, extInfo: false }),
  ...change,
});

describe('negotiation (RFC 4253 section 7.1)', () => {
  test("the client's order decides", () => {
    const result = negotiate(lists(), server({ kex: ['b', 'a'], hostKey: ['rsa-sha2-256', 'ssh-ed25519'] }));
    expect(result).toMatchObject({
      kind: 'agreed',
      agreed: { kex: 'a', hostKey: 'ssh-ed25519' },
      strict: false,
      guessRight: false,
    });
  });

  test('a cipher with its own MAC needs none in common, each way by itself', () => {
    const result = negotiate(
      lists({ cipher: ['chacha20-poly1305@openssh.com', 'aes128-ctr'] }),
      server({
        cipherToServer: ['chacha20-poly1305@openssh.com'],
        cipherToClient: ['aes128-ctr'],
        macToServer: ['none-such'],
      }),
    );
    expect(result).toMatchObject({ kind: 'agreed', agreed: { macToServer: null, macToClient: 'hmac-sha2-256' } });
  });

  test('every list without a common name is named, with both sides and without markers', () => {
    const result = negotiate(
      lists(),
      server({ kex: ['z', marker.strictServer], macToServer: ['z'], compressionToClient: [] }),
    );
    expect(result).toMatchObject({
      kind: 'mismatch',
      first: { slot: 'kex', ours: ['a', 'b'], theirs: ['z'] },
      all: [{ slot: 'kex' }, { slot: 'macToServer' }, { slot: 'compressionToClient', theirs: [] }],
    });
  });

  test('markers never become a method, and strict needs both sides', () => {
    const mine = lists({ kex: ['x'] });
    expect(negotiate(mine, server({ kex: [marker.strictClient, marker.extInfoClient] })).kind).toBe('mismatch');
    expect(negotiate(mine, server({ kex: ['x', marker.strictServer] }))).toMatchObject({ strict: true });
    const loose = clientLists(own, { strict: false, extInfo: true });
    expect(negotiate(loose, server({ kex: ['a', marker.strictServer] }))).toMatchObject({ strict: false });
  });

  const name = fc.constantFrom(
    'n1',
    'n2',
    'n3',
    'n4',
    'chacha20-poly1305@openssh.com',
    marker.strictClient,
    marker.strictServer,
  );
  const names = fc.array(name, { maxLength: 4 });
  const anyLists: fc.Arbitrary<KexLists> = fc.record({
    kex: names,
    hostKey: names,
    cipherToServer: names,
    cipherToClient: names,
    macToServer: names,
    macToClient: names,
    compressionToServer: names,
    compressionToClient: names,
    languageToServer: names,
    languageToClient: names,
  });

  test('what is agreed on is the first of ours that they have, and a mismatch has nothing in common', () => {
    fc.assert(
      fc.property(anyLists, anyLists, (ours, theirs) => {
        const result = negotiate(ours, theirs);
        if (result.kind === 'mismatch') {
          for (const each of result.all) expect(each.ours.filter((n) => each.theirs.includes(n))).toEqual([]);
          return;
        }
        for (const slot of ['kex', 'hostKey', 'cipherToServer', 'compressionToClient'] as const) {
          const chosen = result.agreed[slot];
          expect(isMarker(chosen)).toBe(false);
          expect(ours[slot].filter((n) => theirs[slot].includes(n) && !isMarker(n))[0]).toBe(chosen);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('SSH_MSG_KEXINIT comes back as it went, and any other bytes give a problem', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        anyLists,
        fc.boolean(),
        (cookie, some, guessFollows) => {
          const wire = encodeKexinit({ cookie, lists: some, guessFollows });
          const read = decodeKexinit(wire);
          expect(read).toMatchObject({ ok: true, value: { lists: some, guessFollows } });
          expect(decodeKexinit(wire.subarray(0, -1))).toMatchObject({ ok: false, problem: 'truncated' });
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        (bytes) => !decodeKexinit(Buffer.concat([Buffer.of(20), bytes])).ok,
      ),
    );
  });
});

describe('our KEXINIT', () => {
  test('has the names of the user in their order, and the markers where OpenSSH puts them', () => {
    expect(lists().kex).toEqual(['a', 'b', 'ext-info-c', 'kex-strict-c-v00@openssh.com']);
  });

  test.each([
    undefined,
    'ecdsa-sha2-nistp256-cert-v01@openssh.com',
  ])('the short one fits into 576 bytes with its headers: %s', (key) => {
    const payload = encodeKexinit({ cookie: randomBytes(16), lists: shortLists(key), guessFollows: false });
    const packet = new PacketWriter(randomBytes).write(payload);
    const headers = 40 + 32; // IPv6, and TCP with timestamps
    expect(packet.length + headers).toBeLessThan(576);
  });
});

describe('messages', () => {
  test('come back as they went', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.string({ unit: 'grapheme' }), fc.boolean(), (number, text, flag) => {
        const disconnect = { reason: number, description: text };
        expect(decodeDisconnect(encodeDisconnect(disconnect))).toEqual({ ok: true, value: disconnect });
        const debug = { alwaysDisplay: flag, text };
        expect(decodeDebug(encodeDebug(debug))).toEqual({ ok: true, value: debug });
        expect(decodeUnimplemented(encodeUnimplemented(number))).toEqual({ ok: true, value: number });
        const extensions = [{ name: 'server-sig-algs', value: Buffer.from(text) }];
        expect(decodeExtInfo(encodeExtInfo(extensions))).toEqual({ ok: true, value: extensions });
      }),
    );
    expect(decodeServiceRequest(encodeServiceRequest('ssh-userauth'))).toEqual({ ok: true, value: 'ssh-userauth' });
    expect(decodeServiceAccept(encodeServiceAccept('ssh-userauth'))).toEqual({ ok: true, value: 'ssh-userauth' });
    expect(decodeServiceAccept(encodeServiceRequest('ssh-userauth'))).toMatchObject({ problem: 'bad-value' });
  });

  test('a farewell without language tag is read too', () => {
    const short = encodeDisconnect({ reason: 2, description: 'Too many authentication failures' }).subarray(0, -4);
    expect(decodeDisconnect(short)).toMatchObject({ value: { description: 'Too many authentication failures' } });
    expect(disconnectReasonName(2)).toBe('SSH_DISCONNECT_PROTOCOL_ERROR');
    expect(disconnectReasonName(12)).toBe('SSH_DISCONNECT_TOO_MANY_CONNECTIONS');
    expect([0, 16, 2 ** 32 - 1].map(disconnectReasonName)).toEqual([undefined, undefined, undefined]);
  });

  test('any bytes give a value or a problem', () => {
    const decoders = [
      decodeDisconnect,
      decodeDebug,
      decodeUnimplemented,
      decodeExtInfo,
      decodeServiceAccept,
      decodeKexinit,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...decoders),
        fc.nat(255),
        fc.uint8Array({ maxLength: 60 }),
        (decoder, number, bytes) => {
          expect(typeof decoder(Buffer.concat([Buffer.of(number), bytes])).ok).toBe('boolean');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('numbers have names', () => {
    expect(messageName(20)).toBe('SSH_MSG_KEXINIT');
    expect(messageName(77)).toBe('message 77');
  });
});
