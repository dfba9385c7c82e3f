import { BlobReader } from '../../../wire/files/blob.ts';
import { parsePublicBlob, sshString } from '../../../wire/files/public-key.ts';

/** What a host certificate says (PROTOCOL.certkeys of OpenSSH). Its signature is checked by whoever took it off the wire. */
export interface HostCertificate {
  readonly keyType: string;
  /** The key in it, as a plain blob. */
  readonly keyBlob: Uint8Array;
  readonly forHosts: boolean;
  readonly principals: readonly string[];
  /** Seconds since 1970; `Infinity` for "forever". */
  readonly validAfterS: number;
  readonly validBeforeS: number;
  readonly authorityBlob: Uint8Array;
}

/** Fields between nonce and serial, by plain key type. */
const keyFields: { readonly [type: string]: number } = {
  'ssh-rsa': 2,
  'ssh-ed25519': 1,
  'ecdsa-sha2-nistp256': 2,
  'ecdsa-sha2-nistp384': 2,
  'ecdsa-sha2-nistp521': 2,
};

const hostCertificateType = 2;

export function parseHostCertificate(blob: Uint8Array): HostCertificate | undefined {
  const reader = new BlobReader(blob);
  const keyType = reader.text()?.replace(/-cert-v01@openssh\.com$/, '') ?? '';
  const count = keyFields[keyType];
  if (count === undefined || reader.string() === undefined) return undefined;
  const fields = Array.from({ length: count }, () => reader.string());
  const serial = reader.u64();
  const type = reader.u32();
  const keyId = reader.string();
  const principals = reader.string();
  const after = reader.u64();
  const before = reader.u64();
  const options = [reader.string(), reader.string(), reader.string()];
  const authority = reader.string();
  if (serial === undefined || keyId === undefined || principals === undefined || after === undefined) return undefined;
  if (before === undefined || authority === undefined || options.includes(undefined)) return undefined;
  if (typeof parsePublicBlob(authority) === 'string') return undefined;
  const plain = fields.filter((field) => field !== undefined);
  if (plain.length !== count) return undefined;
  return {
    keyType,
    keyBlob: Buffer.concat([Buffer.from(keyType), ...plain].map(sshString)),
    forHosts: type === hostCertificateType,
    principals: namesIn(principals),
    validAfterS: seconds(after),
    validBeforeS: seconds(before),
    authorityBlob: authority,
  };
}

function namesIn(packed: Uint8Array): readonly string[] {
  const reader = new BlobReader(packed);
  const names: string[] = [];
  for (let name = reader.text(); name !== undefined; name = reader.text()) names.push(name);
  return names;
}

function seconds(value: bigint): number {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}
