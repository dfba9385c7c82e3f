import { type Quoted, quote } from '../../contract/quoted.ts';
import { BlobReader } from './blob.ts';
import { type PublicKey, parsePublicBlob } from './public-key.ts';

/** The envelope of `-----BEGIN OPENSSH PRIVATE KEY-----` (PROTOCOL.key): readable without the passphrase. */
export interface OpenSshKey {
  readonly encrypted: boolean;
  /** Such as `aes256-ctr`; `none` when clear. */
  readonly cipher: string | null;
  /** Rounds of bcrypt; null when clear. */
  readonly kdfRounds: number | null;
  readonly key: PublicKey | null;
  /** Only a clear file shows its comment. */
  readonly comment: Quoted | null;
}

const magic = 'openssh-key-v1\0';
const unread: OpenSshKey = { encrypted: false, cipher: null, kdfRounds: null, key: null, comment: null };

/** `cut`: the file ends before its private part does. */
export function readOpenSshKey(bytes: Buffer): { readonly key: OpenSshKey; readonly cut: boolean } {
  if (bytes.toString('latin1', 0, magic.length) !== magic) return { key: unread, cut: true };
  const reader = new BlobReader(bytes.subarray(magic.length));
  const cipher = reader.text() ?? null;
  const kdf = reader.text();
  const kdfOptions = reader.string();
  reader.u32(); // number of keys, always 1
  const publicBlob = reader.string();
  const secret = reader.string();
  const encrypted = cipher !== null && cipher !== 'none';
  const parsed = publicBlob === undefined ? undefined : parsePublicBlob(publicBlob);
  const key = parsed === undefined || typeof parsed === 'string' ? null : parsed;
  const comment = encrypted || secret === undefined || key === null ? null : clearComment(secret, key);
  const kdfRounds = kdf === 'bcrypt' && kdfOptions !== undefined ? bcryptRounds(kdfOptions) : null;
  return { key: { encrypted, cipher, kdfRounds, key, comment }, cut: secret === undefined };
}

function bcryptRounds(options: Uint8Array): number | null {
  const reader = new BlobReader(options);
  reader.string(); // salt
  return reader.u32() ?? null;
}

/** Fields of the private part after the type, by type (sshkey.c private serialisation); the comment follows. */
const privateFields: { readonly [type: string]: number } = {
  'ssh-ed25519': 2,
  'ssh-rsa': 6,
  'ssh-dss': 5,
  'ecdsa-sha2-nistp256': 3,
  'ecdsa-sha2-nistp384': 3,
  'ecdsa-sha2-nistp521': 3,
};

function clearComment(secret: Uint8Array, key: PublicKey): Quoted | null {
  const reader = new BlobReader(secret);
  if (reader.u32() !== reader.u32()) return null; // the two check numbers
  const type = reader.text() ?? '';
  if (type.startsWith('sk-')) return skComment(reader, type);
  const fields = privateFields[key.type];
  if (fields === undefined) return null;
  for (let i = 0; i < fields; i++) reader.string();
  const comment = reader.text();
  return comment === undefined ? null : quote(comment);
}

/** Device keys hold: public fields, application, one flag byte, key handle, reserved (PROTOCOL.u2f). */
function skComment(reader: BlobReader, type: string): Quoted | null {
  const publicFields = type.startsWith('sk-ecdsa') ? 3 : 2;
  for (let i = 0; i < publicFields; i++) reader.string();
  reader.byte();
  reader.string();
  reader.string();
  const comment = reader.text();
  return comment === undefined ? null : quote(comment);
}
