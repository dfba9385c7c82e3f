import type { IdentityFile } from '../../../contract/facts/config.ts';
import type { KeyFileDamage, KeyFileReading } from '../../../wire/files/private-key.ts';
import type { PublicKey } from '../../../wire/files/public-key.ts';

/** What a key file is to OpenSSH, without where it lies and who may read it. */
export interface KeyFileState {
  readonly state: IdentityFile['state'];
  readonly damage: string | null;
  readonly encrypted: boolean | null;
  readonly key: PublicKey | null;
  readonly type: string | null;
  readonly needsTouch: boolean;
  readonly ppkVersion: number | null;
}

/** Tried with OpenSSH 9.2: libcrypto reads PEM and PKCS #8 all the same; OpenSSH's own format is refused. */
const harmlessInPem: readonly KeyFileDamage[] = ['crlf', 'no-final-newline', 'byte-order-mark', 'text-before'];

export function keyFileState({ file, damage }: KeyFileReading): KeyFileState {
  const first = damage[0] ?? null;
  const none = { damage: first, encrypted: null, key: null, type: null, needsTouch: false, ppkVersion: null };
  switch (file.kind) {
    case 'openssh': {
      const { key, encrypted } = file;
      const state = first === null ? 'private-key' : 'damaged';
      return { ...none, ...about(key), state, encrypted: first === 'truncated' ? null : encrypted };
    }
    case 'pem':
    case 'pkcs8': {
      const fatal = damage.find((found) => !harmlessInPem.includes(found)) ?? null;
      const type = file.kind === 'pem' ? pemTypes[file.holds] : null;
      const state = fatal === null ? 'private-key' : 'damaged';
      return { ...none, state, damage: fatal, encrypted: file.encrypted, type };
    }
    case 'ppk':
      return { ...none, ...about(file.key), state: 'ppk', encrypted: file.encrypted, ppkVersion: file.version };
    case 'public-key':
      return { ...none, ...about(file.key), state: 'public-key' };
    case 'certificate':
      return { ...none, ...about(file.key), state: 'certificate' };
    case 'unknown':
      return { ...none, state: first === null ? 'not-a-key' : 'damaged' };
    case 'protocol-1':
    case 'empty':
    case 'binary':
    case 'web-page':
    case 'masked':
    case 'path':
      return { ...none, state: 'not-a-key', damage: file.kind };
    default:
      return file satisfies never;
  }
}

/** The curve of an EC key stands in its body, which may be encrypted: its type is not known from outside. */
const pemTypes = { rsa: 'ssh-rsa', dsa: 'ssh-dss', ec: null } as const;

function about(key: PublicKey | null) {
  return { key, type: key?.type ?? null, needsTouch: key?.device ?? false };
}
