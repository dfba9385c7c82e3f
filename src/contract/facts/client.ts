import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** The program that the word `ssh` runs here. Produced by probe `ssh-client`. */
export type SshClient =
  | {
      readonly kind: 'openssh';
      readonly path: string;
      /** As `ssh -V` says it, such as `9.2p1`. */
      readonly version: string;
      readonly major: number;
      readonly minor: number;
      readonly libcrypto: string | null;
    }
  | {
      readonly kind: 'other';
      readonly program: 'plink' | 'dbclient' | 'unknown';
      readonly path: string;
      readonly version: string | null;
    }
  | {
      readonly kind: 'broken';
      readonly path: string;
      readonly exit: number | null;
      readonly problem: 'openssl-mismatch' | 'library-missing' | 'not-executable' | 'unknown';
      readonly text: Quoted;
    }
  | { readonly kind: 'none' };

export interface ClientSystem {
  readonly platform: 'linux' | 'macos' | 'windows' | 'bsd' | 'other';
  /** `ID` of os-release, such as `debian`. */
  readonly distribution: string | null;
  readonly version: string | null;
  readonly packages: 'apt' | 'dnf' | 'yum' | 'apk' | 'pacman' | 'zypper' | 'brew' | 'windows-capability' | null;
  readonly wsl: boolean;
  readonly container: boolean;
}

export type AgentState =
  | { readonly kind: 'not-configured' }
  | {
      readonly kind: 'answers';
      readonly socket: string;
      readonly keys: readonly { readonly type: string; readonly fingerprint: string; readonly comment: Quoted }[];
    }
  | { readonly kind: 'socket-missing'; readonly socket: string }
  | { readonly kind: 'nobody-listens'; readonly socket: string }
  | { readonly kind: 'silent'; readonly socket: string };

export interface ClientNetwork {
  readonly ipv4Default: boolean;
  readonly ipv6Default: boolean;
  /** Any interface but loopback that is up and has an address. */
  readonly anyInterfaceUp: boolean;
  /** Interfaces that look like a VPN (tun, tap, wg, utun, ppp, tailscale, zt). */
  readonly vpnInterfaces: readonly string[];
  readonly addresses: readonly string[];
  /** HTTP or SOCKS proxy named by the environment; credentials removed. */
  readonly proxyEnvironment: string | null;
}

export interface ClientFacts {
  'client.ssh': SshClient;
  /** Every ssh program in PATH, in order. */
  'client.ssh-binaries': readonly { readonly path: string; readonly version: string | null }[];
  'client.system': ClientSystem;
  'client.user': {
    readonly uid: number | null;
    readonly name: string | null;
    readonly home: string | null;
    readonly inPasswd: boolean | null;
  };
  'client.agent': AgentState;
  'client.network': ClientNetwork;
  /** Names of algorithms the client knows (`ssh -Q`), by kind. */
  'client.algorithms': {
    readonly kex: readonly string[];
    readonly hostKey: readonly string[];
    readonly cipher: readonly string[];
    readonly mac: readonly string[];
  };
}

export const clientFacts: FactInfos<ClientFacts> = {
  'client.ssh': {
    means: 'The ssh program of this machine and its version.',
    about: 'client',
    redaction: 'local',
    by: 'ssh-client',
  },
  'client.ssh-binaries': { means: 'Every ssh program in PATH.', about: 'client', redaction: 'local', by: 'ssh-client' },
  'client.system': {
    means: 'The operating system of this machine and how it installs packages.',
    about: 'client',
    redaction: 'public',
    by: 'system',
  },
  'client.user': { means: 'The account that runs ssh.', about: 'client', redaction: 'names', by: 'system' },
  'client.agent': {
    means: 'The authentication agent and the public keys in it.',
    about: 'client',
    redaction: 'local',
    by: 'agent',
  },
  'client.network': {
    means: 'The interfaces, default routes and proxies of this machine.',
    about: 'client',
    redaction: 'names',
    by: 'client-network',
  },
  'client.algorithms': {
    means: 'The algorithms that the ssh program knows.',
    about: 'client',
    redaction: 'public',
    by: 'client-algorithms',
  },
};
