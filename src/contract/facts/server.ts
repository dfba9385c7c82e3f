import type { Quoted } from '../quoted.ts';
import type { FactInfos } from './kinds.ts';

/** How the server's inside was looked at, and for whom. Produced by collector `server-system`. */
export interface ServerView {
  /** False: nothing was looked at from outside, so the inside alone must decide (`whyssh here`). */
  readonly outside: boolean;
  /** Null: the system did not say. */
  readonly root: boolean | null;
  readonly user: string | null;
  /** Address of the client, as far as it is known. */
  readonly from: string | null;
  /** Port that the client asks for; without one, the port on which an SSH server listens. */
  readonly port: number;
}

export interface ServerSystem {
  readonly distribution: string | null;
  readonly version: string | null;
  readonly init: 'systemd' | 'openrc' | 'none';
  readonly hostName: Quoted | null;
}

export interface ListeningSocket {
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
  /** `comm` of the process that holds it; null: only root may see it. */
  readonly program: string | null;
  readonly pid: number | null;
  /** 127.0.0.0/8 or ::1: no other machine gets there. */
  readonly loopback: boolean;
}

/** What listens, seen from the port asked for. An owner that could not be seen counts as an SSH server. */
export interface Listening {
  /** SSH sockets on the port asked for, loopback ones too. */
  readonly count: number;
  /** Of these, sockets that other machines can reach. */
  readonly reachable: number;
  /** SSH sockets on any port. */
  readonly anywhere: number;
  /** Ports with an SSH socket that other machines can reach. */
  readonly ports: readonly number[];
  readonly families: readonly (4 | 6)[];
  /** The program on the port asked for, when it is no SSH server. */
  readonly otherProgram: string | null;
}

/** What the service manager says of the SSH server's unit. */
export interface ServerService {
  readonly manager: 'systemd' | 'openrc' | 'none';
  readonly unit: string | null;
  readonly active: 'active' | 'inactive' | 'failed' | 'activating' | 'unknown';
  /** Starts at boot; undefined: not said. */
  readonly enabled: boolean | undefined;
  readonly masked: boolean;
  /** systemd's `Result`, such as `exit-code`, `start-limit-hit`. */
  readonly result: string | null;
  /** The unit makes /run/sshd itself (RuntimeDirectory). */
  readonly makesRunFolder: boolean;
  /** `ssh.socket` is active: systemd listens, and `Port` of sshd_config does not count. */
  readonly socketActive: boolean;
  /** Last lines of the unit's log. */
  readonly lastLines: Quoted | null;
}

/** What `sshd -t` says. */
export type ServerConfigCheck =
  | { readonly kind: 'ok' }
  | { readonly kind: 'config'; readonly file: string | null; readonly line: number | null; readonly text: Quoted }
  | { readonly kind: 'no-host-keys'; readonly text: Quoted }
  | { readonly kind: 'host-key-permissions'; readonly file: string | null; readonly text: Quoted }
  | { readonly kind: 'privsep-folder'; readonly text: Quoted }
  | { readonly kind: 'privsep-user'; readonly text: Quoted }
  | { readonly kind: 'library'; readonly text: Quoted }
  | { readonly kind: 'failed'; readonly exit: number; readonly text: Quoted };

/** Facts from the server's inside: collectors of `whyssh here` and `--via`. */
export interface ServerFacts {
  'server.view': ServerView;
  'server.system': ServerSystem;
  'server.sshd.installed': {
    readonly installed: boolean;
    readonly path?: string | null;
    readonly product?: 'openssh' | 'dropbear' | 'tinyssh' | null;
    readonly version?: string | null;
  };
  'server.sshd.running': { readonly running: boolean; readonly processes: number };
  'server.sshd.listening': Listening;
  'server.sockets': readonly ListeningSocket[];
  'server.service': ServerService;
  'server.sshd.check': ServerConfigCheck;
}

export const serverFacts: FactInfos<ServerFacts> = {
  'server.view': {
    means: "How the server's inside was looked at, and for whom.",
    about: 'target',
    redaction: 'names',
    by: 'server-system',
  },
  'server.system': {
    means: "The server's operating system and what starts its services.",
    about: 'target',
    redaction: 'names',
    by: 'server-system',
  },
  'server.sshd.installed': {
    means: 'Whether an SSH server is installed.',
    about: 'target',
    redaction: 'public',
    by: 'server-sshd',
  },
  'server.sshd.running': {
    means: 'Whether an SSH server runs.',
    about: 'target',
    redaction: 'public',
    by: 'server-sshd',
  },
  'server.sshd.listening': {
    means: 'The SSH sockets that listen, seen from the port asked for.',
    about: 'target',
    redaction: 'public',
    by: 'server-listen',
  },
  'server.sockets': {
    means: 'Every listening TCP socket of the server and its owner.',
    about: 'target',
    redaction: 'local',
    by: 'server-listen',
  },
  'server.service': {
    means: "The state of the SSH server's service.",
    about: 'target',
    redaction: 'local',
    by: 'server-service',
  },
  'server.sshd.check': {
    means: 'Whether sshd accepts its configuration and host keys.',
    about: 'target',
    redaction: 'local',
    by: 'server-check',
  },
};
