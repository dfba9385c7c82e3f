import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHostKey, plainTypeOf, verifyHostKey } from './hostkey.ts';
import * as samples from './hostkey-samples.ts';
import { Writer } from './writer.ts';

const blobOf = (base64: string) => Buffer.from(base64, 'base64');

function parse(blob: Uint8Array) {
  const parsed = parseHostKey(blob);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.key;
}

describe('host keys, as ssh-keygen -l shows them', () => {
  test.each([
    [
      samples.ed25519,
      'ssh-ed25519',
      256,
      'SHA256:GNNYKlu92ZxHm+A7klT4y9Ztmicz1C2fVzWH/IGSal8',
      'MD5:22:0b:09:e8:89:bd:8b:52:c5:6a:f4:8a:ae:e5:a6:15',
    ],
    [
      samples.ecdsa384,
      'ecdsa-sha2-nistp384',
      384,
      'SHA256:SiGxcqrPvBBx/6nvuchrGuz+yoM3nYaaTfznrdYYrVQ',
      'MD5:1a:57:f7:35:d8:5a:23:77:5f:2a:2f:57:4e:c5:3a:f7',
    ],
    [
      samples.rsa1024,
      'ssh-rsa',
      1024,
      'SHA256:J6GG9LPbIwcQ1JW1xSuNuSBzUrimlmCoZINC3RPKQoQ',
      'MD5:86:bd:3b:22:41:6f:55:0e:0e:e1:f4:f2:c8:6d:a8:ef',
    ],
    [
      samples.dsa1024,
      'ssh-dss',
      1024,
      'SHA256:1iwbL7CJ8Hry4NWZnGJzNK4Jkz6D3PhTP7YPGm4LrCc',
      'MD5:90:8c:78:dd:1f:61:06:81:86:30:ef:fc:7d:04:dc:39',
    ],
  ])('%.24s… %s %i', (base64, type, bits, fingerprint, md5) => {
    expect(parse(blobOf(base64))).toMatchObject({ type, plainType: type, bits, fingerprint, md5, certificate: null });
  });

  test.each([
    [
      samples.ed25519ByRsa,
      samples.ed25519,
      'ssh-ed25519',
      'key id',
      ['a.example', 'b.example'],
      7n,
      'rsa-sha2-512',
      'SHA256:Qjvzmro+i9w/bGVyOd+1v+pffaJzNARGFiSCKfveWmI',
    ],
    [
      samples.ecdsa384ByEcdsa521,
      samples.ecdsa384,
      'ecdsa-sha2-nistp384',
      'other',
      [],
      0n,
      'ecdsa-sha2-nistp521',
      'SHA256:Ai8we5kuIb9vU46P3JwJ+uOGJttylXQHV37gsuD6VYc',
    ],
    [
      samples.rsa1024ByEd25519,
      samples.rsa1024,
      'ssh-rsa',
      'rsa one',
      ['x'],
      0n,
      'ssh-ed25519',
      'SHA256:EvqiyGWaTNrldOfgQIkiTtn9EtPC9NE5zf2rrbqEY/Q',
    ],
  ])('certificate %#', (base64, plain, plainType, keyId, principals, serial, algorithm, caFingerprint) => {
    const key = parse(blobOf(base64));
    expect(key.plainBlob).toEqual(blobOf(plain));
    expect(key).toMatchObject({ plainType, fingerprint: parse(blobOf(plain)).fingerprint });
    expect(key.certificate).toMatchObject({
      role: 'host',
      keyId,
      principals,
      serial,
      caFingerprint,
      caSignature: { kind: 'good', algorithm },
    });
  });

  test('a certificate has its times, and one with a changed byte is not signed by its CA', () => {
    const key = parse(blobOf(samples.ed25519ByRsa));
    expect(key.certificate).toMatchObject({
      validAfterS: BigInt(Date.UTC(2024, 0, 1) / 1000),
      validBeforeS: BigInt(Date.UTC(2034, 0, 1) / 1000),
      criticalOptions: [],
    });
    expect(parse(blobOf(samples.rsa1024ByEd25519)).certificate?.validBeforeS).toBe(2n ** 64n - 1n);
    const changed = blobOf(samples.ed25519ByRsa);
    changed[changed.indexOf('a.example')] = 0x62;
    expect(parse(changed).certificate?.caSignature).toEqual({ kind: 'bad', algorithm: 'rsa-sha2-512' });
  });

  test.each([
    ['', 'truncated', null],
    [new Writer().string('ssh-ed25519').bytes().toString('base64'), 'truncated', 'ssh-ed25519'],
    [new Writer().string('ssh-ed25519').string('short').bytes().toString('base64'), 'bad-value', 'ssh-ed25519'],
    [new Writer().string('ssh-new').bytes().toString('base64'), 'unknown-type', 'ssh-new'],
    [`${samples.ed25519}AAAA`, 'trailing-bytes', 'ssh-ed25519'],
  ])('%#: %s %s', (base64, problem, type) => {
    expect(parseHostKey(blobOf(base64))).toEqual({ ok: false, problem, type });
  });

  test('no blob, cut or changed, raises an exception', () => {
    const blobs = Object.values(samples).map(blobOf);
    fc.assert(
      fc.property(fc.constantFrom(...blobs), fc.nat(), fc.nat(255), fc.boolean(), (blob, place, value, cut) => {
        const at = place % blob.length;
        const changed = Buffer.from(cut ? blob.subarray(0, at) : blob);
        if (!cut) changed[at] = value;
        const parsed = parseHostKey(changed);
        if (cut) expect(parsed.ok).toBe(false);
        else if (parsed.ok) verifyHostKey(parsed.key, plainTypeOf(parsed.key.type), changed, changed);
      }),
      { numRuns: 500 },
    );
  });
});

const mpint = (base64url: string | undefined) => Buffer.from(base64url ?? '', 'base64url');

function made(type: string): { blob: Buffer; sign: (algorithm: string, message: Buffer) => Buffer } {
  const writer = new Writer().string(type);
  const wrap = (algorithm: string, bytes: Uint8Array) => new Writer().string(algorithm).string(bytes).bytes();
  if (type === 'ssh-rsa') {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const { n, e } = publicKey.export({ format: 'jwk' });
    const hash = (algorithm: string) => (algorithm === 'ssh-rsa' ? 'sha1' : `sha${algorithm.slice(-3)}`);
    return {
      blob: writer.mpint(mpint(e)).mpint(mpint(n)).bytes(),
      sign: (algorithm, message) => wrap(algorithm, sign(hash(algorithm), message, privateKey)),
    };
  }
  if (type === 'ssh-dss') {
    const { privateKey, publicKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
    const numbers = dsaNumbers(publicKey);
    for (const number of numbers) writer.mpint(number);
    return {
      blob: writer.bytes(),
      sign: (algorithm, message) =>
        wrap(algorithm, sign('sha1', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
    };
  }
  if (type === 'ssh-ed25519') {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    return {
      blob: writer.string(mpint(publicKey.export({ format: 'jwk' }).x)).bytes(),
      sign: (algorithm, message) => wrap(algorithm, sign(null, message, privateKey)),
    };
  }
  const bits = type.slice(-3);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: `P-${bits}` });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const hash = `sha${bits === '521' ? 512 : bits}`;
  return {
    blob: writer
      .string(`nistp${bits}`)
      .string(Buffer.concat([Buffer.of(4), mpint(x), mpint(y)]))
      .bytes(),
    sign: (algorithm, message) => {
      const raw = sign(hash, message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
      const half = raw.length / 2;
      return wrap(algorithm, new Writer().mpint(raw.subarray(0, half)).mpint(raw.subarray(half)).bytes());
    },
  };
}

/** p, q, g, y out of the DER of a DSA key, which has no other form in Node. */
function dsaNumbers(key: KeyObject): Buffer[] {
  const der = key.export({ format: 'der', type: 'spki' });
  const numbers: Buffer[] = [];
  for (let at = 0; at < der.length; ) {
    const tag = der[at];
    const short = der[at + 1] ?? 0;
    const extra = short < 0x80 ? 0 : short & 0x7f;
    const length = extra === 0 ? short : der.readUIntBE(at + 2, extra);
    at += 2 + extra;
    if (tag === 0x02) numbers.push(der.subarray(at, at + length));
    if (tag === 0x30) continue;
    at += tag === 0x03 ? 1 : length;
  }
  return numbers;
}

describe('signatures over the exchange hash', () => {
  const hash = randomBytes(32);
  test.each([
    ['ssh-ed25519', 'ssh-ed25519'],
    ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp256'],
    ['ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp384'],
    ['ecdsa-sha2-nistp521', 'ecdsa-sha2-nistp521'],
    ['ssh-rsa', 'rsa-sha2-256'],
    ['ssh-rsa', 'rsa-sha2-512'],
    ['ssh-rsa', 'ssh-rsa'],
    ['ssh-dss', 'ssh-dss'],
  ])('%s by %s: good, bad, cut, and by another algorithm', (type, algorithm) => {
    const own = made(type);
    const key = parse(own.blob);
    const signature = own.sign(algorithm, hash);
    expect(verifyHostKey(key, algorithm, signature, hash)).toEqual({ kind: 'good', algorithm });
    expect(verifyHostKey(key, algorithm, signature, randomBytes(32))).toEqual({ kind: 'bad', algorithm });
    expect(verifyHostKey(key, algorithm, signature.subarray(0, -1), hash)).toEqual({ kind: 'malformed' });
    const other = own.sign('rsa-sha2-384', hash.subarray(0, 0));
    expect(verifyHostKey(key, algorithm, other, hash)).toMatchObject({ kind: 'wrong-algorithm', wanted: algorithm });
    // A plain key where a certificate was agreed on.
    const certificate = `${algorithm}-cert-v01@openssh.com`;
    expect(verifyHostKey(key, certificate, signature, hash)).toMatchObject({ kind: 'wrong-algorithm' });
  });

  test('a key that OpenSSL will not have is no bad signature', () => {
    const offCurve = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]);
    const blob = new Writer().string('ecdsa-sha2-nistp256').string('nistp256').string(offCurve).bytes();
    const numbers = new Writer().mpint(Buffer.alloc(32, 1)).mpint(Buffer.alloc(32, 1)).bytes();
    const signature = new Writer().string('ecdsa-sha2-nistp256').string(numbers).bytes();
    expect(verifyHostKey(parse(blob), 'ecdsa-sha2-nistp256', signature, hash).kind).toBe('cannot-tell');
  });

  test('a huge RSA exponent, which would take minutes, is not tried', () => {
    const blob = new Writer().string('ssh-rsa').mpint(Buffer.alloc(2048, 0x7f)).mpint(Buffer.alloc(2048, 0x7f)).bytes();
    const signature = new Writer().string('rsa-sha2-256').string(Buffer.alloc(2048, 1)).bytes();
    expect(verifyHostKey(parse(blob), 'rsa-sha2-256', signature, hash)).toEqual({ kind: 'malformed' });
  });

  test('names of certificates', () => {
    expect(plainTypeOf('rsa-sha2-512-cert-v01@openssh.com')).toBe('rsa-sha2-512');
    expect(plainTypeOf('sk-ssh-ed25519-cert-v01@openssh.com')).toBe('sk-ssh-ed25519@openssh.com');
    expect(plainTypeOf('sk-ssh-ed25519@openssh.com')).toBe('sk-ssh-ed25519@openssh.com');
  });
});
