import type { FactInfos } from './kinds.ts';

/** The host key that the server proved to have. */
export interface HostKey {
  readonly type: string;
  /** `SHA256:` and base64 without padding, as OpenSSH shows it. */
  readonly fingerprint: string;
  /** null: not known, as from a trace. */
  readonly bits: number | null;
  /** The signature over the exchange hash was checked. */
  readonly verified: boolean;
  readonly certificate: {
    readonly principals: readonly string[];
    readonly validAfterS: number;
    readonly validBeforeS: number;
    readonly caFingerprint: string;
  } | null;
}

/**
 * The host key against the known_hosts files, looked up under the host and port that were asked for: also for a key
 * found on another port of the host, whose own line (`[host]:2222`) may belong to another service.
 */
export type KnownHost =
  | { readonly kind: 'match'; readonly file: string; readonly line: number }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'changed';
      readonly file: string;
      readonly line: number;
      readonly type: string;
      readonly fingerprint: string;
    }
  | {
      readonly kind: 'other-type-only';
      readonly file: string;
      readonly line: number;
      readonly types: readonly string[];
    }
  | { readonly kind: 'revoked'; readonly file: string; readonly line: number | null }
  | { readonly kind: 'ca-match'; readonly file: string; readonly line: number }
  | {
      readonly kind: 'ca-problem';
      readonly problem: 'expired' | 'not-yet-valid' | 'principal' | 'untrusted' | 'revoked';
      readonly file: string | null;
      readonly line: number | null;
    };

export interface HostKeyFacts {
  'hostkey.presented': HostKey;
  'hostkey.known': KnownHost;
  /** Other names in known_hosts that have this very key. */
  'hostkey.other-names': readonly {
    readonly names: readonly string[];
    readonly file: string;
    readonly line: number;
    /** Whether one of the names leads to an address of the host; left out: not asked, or no name could be read. */
    readonly leadsHere?: boolean;
  }[];
  /** A provider publishes this key for this host name. */
  'hostkey.published': { readonly provider: string; readonly matches: boolean } | { readonly provider: null };
  /** Different fingerprints that at least two looks of this run saw, of one key type only: two types of one server are no two servers. */
  'hostkey.seen': readonly string[];
}

export const hostKeyFacts: FactInfos<HostKeyFacts> = {
  'hostkey.presented': {
    means: 'The host key the server proved to have.',
    about: 'port',
    redaction: 'public',
    by: 'ssh-kex',
  },
  'hostkey.known': { means: 'The host key against known_hosts.', about: 'port', redaction: 'local', by: 'known-hosts' },
  'hostkey.other-names': {
    means: 'Other known hosts that have the same key.',
    about: 'port',
    redaction: 'names',
    by: 'known-hosts',
  },
  'hostkey.published': {
    means: "The host key against the provider's published ones.",
    about: 'port',
    redaction: 'public',
    by: 'known-hosts',
  },
  'hostkey.seen': {
    means: 'The host keys seen at each look of this run.',
    about: 'port',
    redaction: 'public',
    by: 'ssh-hostkey-again',
  },
};
