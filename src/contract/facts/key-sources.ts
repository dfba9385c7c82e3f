import type { FactInfos } from './kinds.ts';

/** A line of an authorized_keys file. */
export interface KeyLine {
  readonly fingerprint: string;
  readonly line: number;
}

/** Lines that do not let their key in, by the reason. */
export interface BarredKeys {
  /** `expiry-time=` has passed. */
  readonly expired: readonly KeyLine[];
  /** `cert-authority`: the line stands for certificates that this key signs, not for the key itself. */
  readonly authority: readonly KeyLine[];
  /** RSA, and shorter than RequiredRSASize. */
  readonly tooShort: readonly KeyLine[];
  /** PubkeyAcceptedAlgorithms of the server names no algorithm for keys of this type. */
  readonly typeOff: readonly KeyLine[];
  readonly revoked: readonly KeyLine[];
}

/** Where sshd gets this account's keys from besides the files, and what speaks against keys. */
export interface ServerKeySources {
  readonly barred: BarredKeys;
  /** AuthorizedKeysCommand. `cannot-run`: sshd refuses to run it, and why (misc.c, subprocess). */
  readonly command:
    | { readonly kind: 'none' }
    | { readonly kind: 'set'; readonly path: string }
    | {
        readonly kind: 'cannot-run';
        readonly path: string;
        readonly why: 'missing' | 'not-absolute' | 'unsafe' | 'not-executable' | 'no-such-user';
        /** The file or folder that others may write, or the user that does not exist. */
        readonly what: string | null;
      };
  /** TrustedUserCAKeys. */
  readonly authorities:
    | { readonly kind: 'none' }
    | { readonly kind: 'read'; readonly path: string; readonly fingerprints: readonly string[] }
    | { readonly kind: 'unreadable'; readonly path: string };
  /** AuthorizedPrincipalsFile; `by-command`: a program says them. */
  readonly principals:
    | { readonly kind: 'none' }
    | { readonly kind: 'by-command' }
    | { readonly kind: 'read'; readonly path: string; readonly names: readonly string[] }
    | { readonly kind: 'missing'; readonly path: string };
  /** RevokedKeys. Unreadable: sshd takes every key for revoked (auth_key_is_revoked). */
  readonly revoked: { readonly kind: 'none' | 'read' } | { readonly kind: 'unreadable'; readonly path: string };
  /**
   * The first file or folder on the way to an authorized_keys file that the account itself may not enter or read: sshd
   * opens it as the account. Null: none. Undefined: ACLs stand there.
   */
  readonly unreadable: { readonly path: string; readonly mode: string; readonly owner: number } | null | undefined;
}

export interface KeySourceFacts {
  'server.key-sources': ServerKeySources;
}

export const keySourceFacts: FactInfos<KeySourceFacts> = {
  'server.key-sources': {
    means: 'Where else sshd gets the keys of the account from, and which keys it does not take.',
    about: 'target',
    redaction: 'names',
    by: 'server-keys',
  },
};
