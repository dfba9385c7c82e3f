import * as crypto from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { TransportClient } from './client.ts';
import type { TransportEvent } from './events.ts';
import { beginKex, kexMethodNames } from './kex.ts';
import type { Kem } from './kex-hybrid.ts';
import type { KexTools } from './kex-run.ts';
import { curves, dhShare, ecdhShare, x25519Share } from './kex-share.ts';
import { clientLists } from './kexinit.ts';
import { nativeMlKem768, nobleMlKem768 } from './mlkem.ts';
import { TestServer } from './server-for-tests.ts';
import { encapsulate, sntrup761 } from './sntrup761.ts';
import { Writer } from './writer.ts';

const { randomBytes } = crypto;
const hex = (text: string) => Buffer.from(text, 'hex');
const given = (text: string) => () => hex(text);
const [p256, p384, p521] = curves as [(typeof curves)[0], (typeof curves)[0], (typeof curves)[0]];
const modp14 = { p: crypto.getDiffieHellman('modp14').getPrime(), g: Buffer.of(2) };

describe('key agreements', () => {
  test('X25519 has the numbers of RFC 7748 section 6.1', () => {
    const alice = x25519Share(given('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'));
    expect(alice.ours).toEqual(hex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'));
    const secret = alice.agree(hex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'));
    expect(secret).toEqual(hex('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742'));
  });

  test('ECDH on P-256 has the numbers of RFC 5903 section 8.1', () => {
    const own = ecdhShare(p256, given('c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433'));
    expect(own.ours.toString('hex')).toBe(
      '04dad0b65394221cf9b051e1feca5787d098dfe637fc90b9ef945d0c37725811805271a0461cdb8252d61f1c456fa3e59ab1f45b33accf5f58389e0577b8990bb3',
    );
    const theirs =
      '04d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf6356fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab';
    expect(own.agree(hex(theirs))).toEqual(hex('d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de'));
  });

  test('Diffie-Hellman gives what a big whole number gives', () => {
    const secret = Buffer.alloc(64, 0x9d);
    const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
    const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
      let result = 1n;
      for (let e = exponent, b = base; e > 0n; e >>= 1n, b = (b * b) % modulus)
        if (e & 1n) result = (result * b) % modulus;
      return result;
    };
    const own = dhShare(modp14, () => secret);
    const p = number(modp14.p);
    expect(number(own?.ours ?? Buffer.alloc(1))).toBe(power(2n, number(secret), p));
    const theirs = power(2n, 12345n, p);
    const agreed = own?.agree(hex(theirs.toString(16).padStart(512, '0')));
    expect(number(agreed ?? Buffer.alloc(1))).toBe(power(theirs, number(secret), p));
  });

  const minusOne = Buffer.from(modp14.p);
  minusOne[255] = (minusOne[255] ?? 0) - 1;
  const x25519 = x25519Share(randomBytes);
  const ec = [p256, p384, p521].map((curve) => ecdhShare(curve, randomBytes));
  const dh = dhShare(modp14, randomBytes);
  test.each([
    ['X25519, the point 0', x25519, Buffer.alloc(32)],
    ['X25519, the point 1', x25519, Buffer.from([1, ...Buffer.alloc(31)])],
    [
      'X25519, another point of low order',
      x25519,
      hex('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'),
    ],
    ['X25519, 31 bytes', x25519, Buffer.alloc(31, 9)],
    ['X25519, nothing', x25519, Buffer.alloc(0)],
    ['P-256, the point at infinity', ec[0], Buffer.of(0)],
    ['P-256, off the curve', ec[0], Buffer.concat([Buffer.of(4), Buffer.alloc(64, 3)])],
    ['P-384, off the curve', ec[1], Buffer.concat([Buffer.of(4), Buffer.alloc(96, 3)])],
    ['P-521, off the curve', ec[2], Buffer.concat([Buffer.of(4), Buffer.alloc(132)])],
    ['P-256, compressed', ec[0], Buffer.concat([Buffer.of(2), ec[0]?.ours.subarray(1, 33) ?? Buffer.of()])],
    ['DH, 0', dh, Buffer.alloc(0)],
    ['DH, 1', dh, Buffer.of(1)],
    ['DH, p-1', dh, minusOne],
    ['DH, p', dh, modp14.p],
  ])('a degenerate value is refused: %s', (_name, share, value) => {
    expect(share).toBeDefined();
    expect(share?.agree(value)).toBeUndefined();
  });

  test.runIf(nativeMlKem768() !== undefined)('two makes of ML-KEM-768 agree from the same seed', async () => {
    const seed = randomBytes(64);
    const noble = (await nobleMlKem768()).keyPair(() => seed);
    const native = (nativeMlKem768() as Kem).keyPair(() => seed);
    expect(Buffer.from(native.publicKey)).toEqual(Buffer.from(noble.publicKey));
    const { ml_kem768 } = await import('@noble/post-quantum/ml-kem.js');
    const { cipherText, sharedSecret } = ml_kem768.encapsulate(Uint8Array.from(native.publicKey));
    expect(Buffer.from(native.decapsulate(cipherText))).toEqual(Buffer.from(sharedSecret));
    const forged = Uint8Array.from(cipherText, (byte, i) => (i === 9 ? byte ^ 1 : byte));
    expect(Buffer.from(native.decapsulate(forged))).toEqual(Buffer.from(noble.decapsulate(forged)));
  });

  test('sntrup761: both sides agree, and a forged ciphertext gives a secret of nobody', () => {
    const keys = sntrup761.keyPair(randomBytes);
    expect(keys.publicKey.length).toBe(sntrup761.publicBytes);
    for (let i = 0; i < 5; i++) {
      const { ciphertext, sharedSecret } = encapsulate(keys.publicKey, randomBytes);
      expect(ciphertext.length).toBe(sntrup761.ciphertextBytes);
      expect(Buffer.from(keys.decapsulate(ciphertext))).toEqual(sharedSecret);
      const forged = Buffer.from(ciphertext);
      forged[i * 200] = (forged[i * 200] ?? 0) ^ 1;
      expect(Buffer.from(keys.decapsulate(forged))).not.toEqual(sharedSecret);
      expect(Buffer.from(keys.decapsulate(forged))).toEqual(Buffer.from(keys.decapsulate(forged)));
    }
  });
});

/** Client and test server, each fed with what the other said, until both are silent. */
function converse(method: string, server: TestServer, tools: Partial<KexTools> = {}): TransportEvent[] {
  const own = {
    kex: [method],
    hostKey: ['ssh-ed25519'],
    cipher: ['aes128-ctr'],
    mac: ['hmac-sha2-256'],
    compression: ['none'],
  };
  const lists = clientLists(own, { strict: true, extInfo: true });
  const client = new TransportClient({ software: 'test', lists, random: randomBytes, ...tools });
  const events = [...client.sendVersion(), ...client.receive(server.start())];
  for (let said = client.output(); said.length > 0; said = client.output())
    events.push(...client.receive(server.receive(said)));
  return events;
}

const done = ['version', 'kexinit', 'negotiated', 'kex-started', 'hostkey', 'newkeys'];

describe('whole exchanges with a server half that OpenSSH agrees with (server.local.test.ts)', () => {
  test.each([
    'sntrup761x25519-sha512@openssh.com',
    'sntrup761x25519-sha512',
    'diffie-hellman-group-exchange-sha1',
    'diffie-hellman-group-exchange-sha256',
  ])('%s', (method) => {
    const events = converse(method, new TestServer(method), { groupSizes: { min: 1024, preferred: 2048, max: 4096 } });
    expect(events.map(({ kind }) => kind)).toEqual(done);
    expect(events.at(-2)).toMatchObject({ verified: { kind: 'good' } });
  });

  test('mlkem768x25519-sha256, with the library where Node has none', async () => {
    const { ml_kem768 } = await import('@noble/post-quantum/ml-kem.js');
    const reply = (publicKey: Buffer) => ml_kem768.encapsulate(Uint8Array.from(publicKey));
    const method = 'mlkem768x25519-sha256';
    const events = converse(method, new TestServer(method, reply), { mlKem768: await nobleMlKem768() });
    expect(events.map(({ kind }) => kind)).toEqual(done);
  });

  test('a group outside the sizes we asked for is refused, with its size', () => {
    const method = 'diffie-hellman-group-exchange-sha256';
    const events = converse(method, new TestServer(method), { groupSizes: { min: 3072, preferred: 3072, max: 8192 } });
    expect(events.at(-1)).toEqual({ kind: 'kex-failed', problem: { kind: 'bad-group', bits: 2048 } });
  });

  test('a group of an even number is refused', () => {
    const run = begin('diffie-hellman-group-exchange-sha256');
    run.start();
    const p = Buffer.alloc(256, 0xfe);
    const group = new Writer().u8(31).mpint(p).mpint(Buffer.of(2)).bytes();
    expect(run.receive(group)).toEqual({ kind: 'failed', problem: { kind: 'bad-group', bits: 2048 } });
  });
});

function begin(method: string) {
  const said = { clientVersion: 'a', serverVersion: 'b', clientKexinit: Buffer.of(20), serverKexinit: Buffer.of(20) };
  const run = beginKex(method, said, { random: randomBytes });
  if (run === undefined) throw new Error(`${method} is not implemented`);
  return run;
}

const names = kexMethodNames.filter((name) => !name.startsWith('mlkem') || nativeMlKem768() !== undefined);

describe('answers that are none', () => {
  test.each(names)('%s: another message, a cut one, a degenerate one', (method) => {
    expect(begin(method).receive(Buffer.of(52))).toMatchObject({
      kind: 'failed',
      problem: { kind: 'unexpected-message', number: 52, expecting: expect.stringMatching(/^SSH_MSG_KEX/) },
    });
    expect(begin(method).receive(Buffer.of(31, 0, 0))).toMatchObject({
      kind: 'failed',
      problem: { kind: 'malformed', problem: 'truncated' },
    });
    if (method.includes('exchange')) return;
    const zero = new Writer().u8(31).string('key').string('').string('signature').bytes();
    expect(begin(method).receive(zero)).toEqual({ kind: 'failed', problem: { kind: 'bad-public-value' } });
  });

  test('a method of nobody is not implemented here', () => {
    const said = { clientVersion: 'a', serverVersion: 'b', clientKexinit: Buffer.of(20), serverKexinit: Buffer.of(20) };
    expect(beginKex('kex-of-nobody', said, { random: randomBytes })).toBeUndefined();
  });
});
