import { fingerprint, md5Fingerprint } from '../files/public-key.ts';
import { curves } from './kex-share.ts';
import { bitLength, type DecodeProblem, decode, type Reader } from './reader.ts';
import { type Verified, verifySignature } from './signature.ts';
import { Writer } from './writer.ts';

/** The numbers and bytes of a key, by the family of its type. `mpint` fields come without leading zeros. */
export type KeyMaterial =
  | { readonly family: 'ed25519'; readonly point: Buffer }
  | { readonly family: 'ecdsa'; readonly curve: string; readonly point: Buffer }
  | { readonly family: 'rsa'; readonly e: Buffer; readonly n: Buffer }
  | { readonly family: 'dsa'; readonly p: Buffer; readonly q: Buffer; readonly g: Buffer; readonly y: Buffer };

export interface HostKeyCertificate {
  readonly serial: bigint;
  readonly role: 'user' | 'host' | 'unknown';
  /** Foreign text. */
  readonly keyId: string;
  /** Host names, foreign text; none: no name is allowed (OpenSSH since 2010 takes none as a fault for hosts). */
  readonly principals: readonly string[];
  /** Seconds since 1970; the largest 64-bit number stands for "for ever". */
  readonly validAfterS: bigint;
  readonly validBeforeS: bigint;
  /** Names of critical options; a host certificate has none that OpenSSH knows. */
  readonly criticalOptions: readonly string[];
  readonly caType: string;
  readonly caBlob: Buffer;
  readonly caFingerprint: string;
  /** Whether the CA's signature over the certificate is right. */
  readonly caSignature: Verified;
}

export interface HostKeyInfo {
  /** The name inside the blob, such as `ssh-ed25519` or `ssh-rsa-cert-v01@openssh.com`. */
  readonly type: string;
  /** The type of the key itself: without the certificate. */
  readonly plainType: string;
  readonly bits: number;
  /** `SHA256:` and base64 without padding; of a certificate, of the key in it, as OpenSSH shows it. */
  readonly fingerprint: string;
  /** `MD5:aa:bb:…` */
  readonly md5: string;
  readonly blob: Buffer;
  /** `blob`, or the key in the certificate in its own form: what known_hosts holds. */
  readonly plainBlob: Buffer;
  readonly material: KeyMaterial;
  /** Application of a FIDO key (`sk-…`), else null. */
  readonly application: string | null;
  readonly certificate: HostKeyCertificate | null;
}

export type HostKeyParse =
  | { readonly ok: true; readonly key: HostKeyInfo }
  | { readonly ok: false; readonly problem: DecodeProblem | 'unknown-type'; readonly type: string | null };

interface Shape {
  /** Reads the fields after the type's name. */
  readonly material: (reader: Reader) => KeyMaterial;
  readonly device: boolean;
}

const ed25519: Shape['material'] = (reader) => {
  const at = reader.offset;
  const point = reader.string();
  if (point.length !== 32) reader.fail('bad-value', at); // RFC 8709 section 4
  return { family: 'ed25519', point };
};

const ecdsa =
  (name: string): Shape['material'] =>
  (reader) => {
    const at = reader.offset;
    const curve = curves.find((each) => each.name === name);
    const said = reader.name();
    const point = reader.string();
    // RFC 5656 section 3.1; the curve must be the one of the type.
    if (curve === undefined || said !== name || point.length !== 1 + 2 * curve.fieldBytes || point[0] !== 4) {
      reader.fail('bad-value', at);
    }
    return { family: 'ecdsa', curve: name, point };
  };

const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['ssh-ed25519', { material: ed25519, device: false }],
  ['ecdsa-sha2-nistp256', { material: ecdsa('nistp256'), device: false }],
  ['ecdsa-sha2-nistp384', { material: ecdsa('nistp384'), device: false }],
  ['ecdsa-sha2-nistp521', { material: ecdsa('nistp521'), device: false }],
  ['ssh-rsa', { material: (r) => ({ family: 'rsa', e: r.mpint(), n: r.mpint() }), device: false }],
  [
    'ssh-dss',
    { material: (r) => ({ family: 'dsa', p: r.mpint(), q: r.mpint(), g: r.mpint(), y: r.mpint() }), device: false },
  ],
  ['sk-ssh-ed25519@openssh.com', { material: ed25519, device: true }],
  ['sk-ecdsa-sha2-nistp256@openssh.com', { material: ecdsa('nistp256'), device: true }],
]);

const certificateSuffix = '-cert-v01@openssh.com';
const principalsMax = 256; // SSHKEY_CERT_MAX_PRINCIPALS, sshkey.h

export function parseHostKey(blob: Uint8Array): HostKeyParse {
  let type: string | null = null;
  let known = true;
  const parsed = decode(blob, (reader) => {
    type = reader.name();
    const plainType = plainTypeOf(type);
    const shape = shapes.get(plainType);
    if (shape === undefined) {
      known = false;
      return reader.fail('bad-value', 0);
    }
    return readKey(reader, type, plainType, shape, blob);
  });
  if (parsed.ok) return { ok: true, key: parsed.value };
  return { ok: false, problem: known ? parsed.problem : 'unknown-type', type };
}

/** Checks the server's signature over the exchange hash. `algorithm`: the host key algorithm that was agreed on. */
export function verifyHostKey(key: HostKeyInfo, algorithm: string, signature: Uint8Array, hash: Uint8Array): Verified {
  const wantsCertificate = plainTypeOf(algorithm) !== algorithm;
  if (wantsCertificate !== (key.certificate !== null)) {
    return { kind: 'wrong-algorithm', algorithm: key.type, wanted: algorithm };
  }
  return verifySignature(key, plainTypeOf(algorithm), signature, hash);
}

/** The signature algorithm or key type without its certificate: `rsa-sha2-512-cert-v01@openssh.com` gives `rsa-sha2-512`. */
export function plainTypeOf(name: string): string {
  if (!name.endsWith(certificateSuffix)) return name;
  const bare = name.slice(0, -certificateSuffix.length);
  return bare.startsWith('sk-') ? `${bare}@openssh.com` : bare;
}

function readKey(reader: Reader, type: string, plainType: string, shape: Shape, blob: Uint8Array): HostKeyInfo {
  const isCertificate = type !== plainType;
  if (isCertificate) reader.string(); // nonce
  const start = reader.offset;
  const material = shape.material(reader);
  const application = shape.device ? reader.text() : null;
  const fields = reader.readSoFar().subarray(start);
  const plainBlob = isCertificate ? new Writer().string(plainType).raw(fields).bytes() : Buffer.from(blob);
  return {
    type,
    plainType,
    bits: bitsOf(material),
    fingerprint: fingerprint(plainBlob),
    md5: md5Fingerprint(plainBlob),
    blob: Buffer.from(blob),
    plainBlob,
    material,
    application,
    certificate: isCertificate ? readCertificate(reader) : null,
  };
}

/** OpenSSH PROTOCOL.certkeys, from the serial number on. */
function readCertificate(reader: Reader): HostKeyCertificate {
  const serial = reader.u64();
  const role = reader.u32();
  const keyId = reader.text();
  const principals = textsIn(reader);
  const validAfterS = reader.u64();
  const validBeforeS = reader.u64();
  const criticalOptions = optionNamesIn(reader);
  reader.string(); // extensions: host certificates have none
  reader.string(); // reserved
  const caBlob = reader.string();
  const signed = reader.readSoFar();
  const signature = reader.string();
  const ca = parseHostKey(caBlob);
  // A CA that is a certificate itself is refused (sshkey.c, cert_parse), which also bounds the depth here.
  const usable = ca.ok && ca.key.certificate === null;
  return {
    serial,
    role: role === 1 ? 'user' : role === 2 ? 'host' : 'unknown',
    keyId,
    principals,
    validAfterS,
    validBeforeS,
    criticalOptions,
    caType: ca.ok ? ca.key.type : (ca.type ?? 'unknown'),
    caBlob,
    caFingerprint: fingerprint(caBlob),
    caSignature: usable
      ? verifySignature(ca.key, null, signature, signed)
      : { kind: 'cannot-tell', why: 'unknown-key-type' },
  };
}

function textsIn(outer: Reader): string[] {
  const found: string[] = [];
  const inner = outer.inside();
  while (inner.left > 0) {
    found.push(inner.text());
    if (found.length > principalsMax) outer.fail('bad-value');
  }
  return found;
}

function optionNamesIn(outer: Reader): string[] {
  const found: string[] = [];
  const inner = outer.inside();
  while (inner.left > 0) {
    found.push(inner.text());
    inner.string();
    if (found.length > principalsMax) outer.fail('bad-value');
  }
  return found;
}

function bitsOf(material: KeyMaterial): number {
  switch (material.family) {
    case 'ed25519':
      return 256;
    case 'ecdsa':
      return Number(material.curve.slice('nistp'.length));
    case 'rsa':
      return bitLength(material.n);
    case 'dsa':
      return bitLength(material.p);
    default:
      return material satisfies never;
  }
}
