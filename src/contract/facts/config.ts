import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** Where a value came from: a line of a file, the command line, or OpenSSH's default. */
export type Origin =
  | { readonly kind: 'line'; readonly file: string; readonly line: number }
  | { readonly kind: 'command-line' }
  | { readonly kind: 'default' }
  | { readonly kind: 'unknown'; readonly why: string };

/** What `ssh -G` says the client will do. Produced by probe `ssh-config`. */
export interface EffectiveConfig {
  readonly by: 'ssh -G' | 'own-parser';
  /** Name or address that will be looked up, after HostName. */
  readonly hostname: string;
  readonly port: number;
  readonly user: string;
  readonly addressFamily: 'any' | 'inet' | 'inet6';
  readonly identityFiles: readonly string[];
  /** CertificateFile; the files beside the identities are not named here. */
  readonly certificateFiles?: readonly string[];
  readonly identitiesOnly: boolean;
  readonly identityAgent: string | null;
  readonly userKnownHostsFiles: readonly string[];
  readonly globalKnownHostsFiles: readonly string[];
  readonly hostKeyAlias: string | null;
  readonly strictHostKeyChecking: 'yes' | 'ask' | 'accept-new' | 'no';
  readonly proxyJump: string | null;
  readonly proxyCommand: string | null;
  readonly proxyUseFdpass: boolean;
  readonly controlPath: string | null;
  readonly controlMaster: string;
  readonly bindAddress: string | null;
  readonly bindInterface: string | null;
  readonly connectTimeoutS: number | null;
  readonly preferredAuthentications: readonly string[];
  readonly kexAlgorithms: readonly string[];
  readonly hostKeyAlgorithms: readonly string[];
  readonly ciphers: readonly string[];
  readonly macs: readonly string[];
  readonly pubkeyAcceptedAlgorithms: readonly string[];
  readonly requiredRsaSize: number | null;
  readonly batchMode: boolean;
  readonly passwordAuthentication: boolean;
  readonly pubkeyAuthentication: boolean;
  readonly kbdInteractiveAuthentication: boolean;
  readonly revokedHostKeys: readonly string[];
  readonly canonicalizeHostname: boolean;
  readonly knownHostsCommand: string | null;
  readonly remoteCommand: string | null;
  readonly ipqos: string | null;
}

/** Whether the client can read its own configuration. */
export type ConfigCheck =
  | { readonly kind: 'ok' }
  | { readonly kind: 'syntax'; readonly file: string; readonly line: number; readonly text: Quoted }
  | {
      readonly kind: 'unsupported-option';
      readonly file: string;
      readonly line: number;
      readonly option: string;
      readonly text: Quoted;
    }
  | {
      readonly kind: 'bad-permissions';
      readonly file: string;
      readonly mode: number | null;
      readonly owner: number | null;
    }
  | { readonly kind: 'unreadable'; readonly file: string; readonly why: string }
  | { readonly kind: 'failed'; readonly exit: number | null; readonly text: Quoted };

/** What the person typed as the destination. */
export interface DestinationForm {
  readonly host: string;
  readonly kind: 'plain' | 'port-in-host' | 'url-in-host' | 'blank-in-host' | 'forbidden-characters' | 'empty';
  /** The port found inside the host text (`host:2222`). */
  readonly portInHost: number | null;
}

/** One file named as identity. */
export interface IdentityFile {
  readonly path: string;
  readonly explicit: boolean;
  readonly state:
    | 'private-key'
    | 'missing'
    | 'unreadable'
    | 'public-key'
    | 'certificate'
    | 'ppk'
    | 'damaged'
    | 'not-a-key';
  /** What is wrong with a damaged file, such as `crlf`, `no-final-newline`, `one-line`, `truncated`. */
  readonly damage: string | null;
  /** Octal bits of the file mode, such as 0o600; null on systems without. */
  readonly mode: number | null;
  readonly ownedByUser: boolean | null;
  /** Group or others may read it, so ssh ignores it (authfile.c). */
  readonly tooOpen: boolean;
  readonly encrypted: boolean | null;
  readonly type: string | null;
  readonly bits: number | null;
  readonly fingerprint: string | null;
  /** A FIDO key that needs a touch or a PIN. */
  readonly needsTouch: boolean;
  /** The `.pub` file beside it holds another key. */
  readonly publicHalfDiffers: boolean | null;
  readonly ppkVersion: number | null;
  /** Of a public key: the private one lies beside it, without `.pub`. null: the file is no public key. */
  readonly privateBeside: boolean | null;
}

/** A private key in ~/.ssh that ssh does not try for this destination. */
export interface SpareKey {
  readonly path: string;
  readonly type: string | null;
  readonly fingerprint: string | null;
}

/** The certificate beside an identity, if any. Times in seconds since 1970. */
export interface UserCertificate {
  readonly path: string;
  readonly principals: readonly string[];
  readonly validAfterS: number;
  readonly validBeforeS: number;
  readonly state: 'valid' | 'expired' | 'not-yet-valid' | 'host-certificate';
  readonly listsUser: boolean;
  /** Fingerprint of the authority that signed it; null: it does not say. */
  readonly authority: string | null;
}

export type ControlSocket =
  | { readonly kind: 'none' }
  | { readonly kind: 'live'; readonly path: string }
  | { readonly kind: 'stale'; readonly path: string }
  | { readonly kind: 'hung'; readonly path: string; readonly waitedMs: number }
  | { readonly kind: 'too-long'; readonly path: string; readonly bytes: number; readonly limit: number };

/** How the connection is carried when not directly. */
export type ProxyRoute =
  | { readonly kind: 'direct' }
  | { readonly kind: 'jump'; readonly hops: readonly string[] }
  | { readonly kind: 'command'; readonly command: string; readonly program: string; readonly found: boolean };

export interface ConfigFacts {
  'config.effective': EffectiveConfig;
  'config.check': ConfigCheck;
  /** Which line decided, by keyword in lower case. */
  'config.origins': { readonly [keyword: string]: Origin };
  'config.destination': DestinationForm;
  /** The name typed is an alias: HostName differs from it. */
  'config.alias': { readonly asked: string; readonly hostname: string; readonly isAlias: boolean };
  'config.identity-files': readonly IdentityFile[];
  'config.spare-keys': readonly SpareKey[];
  'config.certificates': readonly UserCertificate[];
  'config.control-socket': ControlSocket;
  'config.proxy': ProxyRoute;
  'config.bind':
    | { readonly kind: 'none' }
    | { readonly kind: 'present'; readonly what: string }
    | { readonly kind: 'missing'; readonly what: string };
  /** Files that Include or IdentityFile name and that are not there. */
  'config.missing-files': readonly { readonly file: string; readonly namedBy: string; readonly line: number }[];
  'config.known-hosts': readonly {
    readonly path: string;
    readonly state: 'ok' | 'missing' | 'unreadable' | 'broken-lines' | 'unwritable';
    readonly brokenLine: number | null;
  }[];
  /** Algorithm lists that the configuration narrows against this client's defaults. */
  'config.pins': readonly {
    readonly keyword: string;
    readonly value: string;
    readonly file: string;
    readonly line: number;
  }[];
}

export const configFacts: FactInfos<ConfigFacts> = {
  'config.effective': {
    means: 'What the client will do for this destination.',
    about: 'target',
    redaction: 'names',
    by: 'ssh-config',
  },
  'config.check': {
    means: 'Whether the client accepts its configuration files.',
    about: 'target',
    redaction: 'local',
    by: 'ssh-config',
  },
  'config.origins': {
    means: 'Which file and line decided each value.',
    about: 'target',
    redaction: 'local',
    by: 'ssh-config',
  },
  'config.destination': {
    means: 'The destination as it was typed.',
    about: 'target',
    redaction: 'names',
    by: 'destination',
  },
  'config.alias': {
    means: 'Whether the name typed stands for another host name.',
    about: 'target',
    redaction: 'names',
    by: 'ssh-config',
  },
  'config.identity-files': {
    means: 'The private key files that ssh would try.',
    about: 'target',
    redaction: 'local',
    by: 'identity-files',
  },
  'config.spare-keys': {
    means: 'Private keys in ~/.ssh that ssh does not try here.',
    about: 'target',
    redaction: 'local',
    by: 'identity-files',
  },
  'config.certificates': {
    means: 'The user certificates beside the private keys.',
    about: 'target',
    redaction: 'names',
    by: 'identity-files',
  },
  'config.control-socket': {
    means: 'The socket of a shared connection (ControlPath).',
    about: 'target',
    redaction: 'local',
    by: 'control-socket',
  },
  'config.proxy': {
    means: 'The jump hosts or the proxy command on the way.',
    about: 'target',
    redaction: 'names',
    by: 'ssh-config',
  },
  'config.bind': {
    means: 'The local address or interface the connection must start from.',
    about: 'target',
    redaction: 'names',
    by: 'ssh-config',
  },
  'config.missing-files': {
    means: 'Files that the configuration names and that are not there.',
    about: 'target',
    redaction: 'local',
    by: 'ssh-config',
  },
  'config.known-hosts': {
    means: 'The known_hosts files and whether they can be read and written.',
    about: 'target',
    redaction: 'local',
    by: 'known-hosts-files',
  },
  'config.pins': {
    means: 'Algorithm lists that the configuration narrows.',
    about: 'target',
    redaction: 'local',
    by: 'ssh-config',
  },
};
