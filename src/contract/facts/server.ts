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
  /** By the short code of the console: it holds few fields of each fact, the others are undefined. */
  readonly carried?: true;
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
  /** Addresses of the SSH sockets on the port asked for; `0.0.0.0` and `::` stand for all. */
  readonly addresses: readonly string[];
  /** The program on the port asked for, when it is no SSH server. */
  readonly otherProgram: string | null;
}

/** What the service manager says of the SSH server's unit. */
export interface ServerService {
  /** `sysv`: start scripts in /etc/init.d; `busybox`: numbered ones. `none`: nothing that is known. */
  readonly manager: 'systemd' | 'openrc' | 'sysv' | 'runit' | 'procd' | 'busybox' | 'launchd' | 'windows' | 'none';
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
  /** Ports that systemd's sockets for SSH open. */
  readonly socketPorts: readonly number[];
  /** It has been active since the machine booted; undefined: not said. */
  readonly startedSinceBoot: boolean | undefined;
  /** Why it did not start, by the lines of its log since it last ran; null: they say none of these. */
  readonly failure: 'dependency' | 'address-in-use' | 'address-missing' | 'port-forbidden' | null;
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

/** What sshd would do for this user from this address: `sshd -T -C user=,host=,addr=`. Values as sshd prints them. */
export interface ServerEffective {
  readonly ports: readonly number[];
  readonly pubkeyAuthentication: boolean;
  readonly passwordAuthentication: boolean;
  readonly kbdInteractiveAuthentication: boolean;
  readonly permitRootLogin: string;
  readonly authorizedKeysFiles: readonly string[];
  readonly strictModes: boolean;
  readonly usePam: boolean;
  readonly authenticationMethods: string;
  /** `none` also where sshd is too old to know it (before 8.5). */
  readonly perSourceMaxStartups: string;
}

/** Whether AllowUsers and its kin let the account in (auth.c, allowed_user). `by`: the keyword that refuses. */
export type ServerAccess =
  | { readonly kind: 'allowed' }
  | {
      readonly kind: 'refused';
      readonly by: 'DenyUsers' | 'AllowUsers' | 'DenyGroups' | 'AllowGroups' | 'PermitRootLogin';
    }
  /** A pattern names addresses and the client's is not known, or the groups are not. */
  | { readonly kind: 'undecided'; readonly by: string };

/** The account asked for. Fields that need root are undefined without. */
export type ServerAccount =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'present';
      readonly uid: number;
      readonly home: string;
      readonly shell: string;
      readonly shellState: 'ok' | 'missing' | 'not-executable' | 'nologin';
      readonly homeState: 'ok' | 'missing';
      readonly groups: readonly string[];
      /** The password field begins with `!`, which sshd takes for a lock when it does not use PAM (auth.c). */
      readonly locked: boolean | undefined;
      /** `passwd -l` or `usermod -L`, as PAM's account check or a person would call it. */
      readonly expired: boolean | undefined;
      readonly passwordExpired: boolean | undefined;
    };

/** The first file or folder on the way to authorized_keys that sshd does not accept (misc.c, safe_path). */
export interface UnsafePath {
  readonly path: string;
  readonly what: 'file' | 'folder';
  /** As `ls` shows it, such as `-rw-rw-r--`. */
  readonly mode: string;
  readonly owner: number;
}

/** The files that hold this account's keys, as sshd would read them. */
export type ServerAuthorizedKeys =
  | {
      readonly kind: 'read';
      /** Files that are there, in sshd's order. */
      readonly files: readonly string[];
      /** Null: nothing that StrictModes objects to. */
      readonly unsafe: UnsafePath | null;
      readonly fingerprints: readonly string[];
      /** Numbers of lines that are no key, such as a wrapped one. */
      readonly brokenLines: readonly number[];
      /** Fingerprints whose line does not let this address in (`from=`). */
      readonly restricted: readonly string[];
      /** A command or certificates may bring keys that no file shows. */
      readonly otherSources: boolean;
      /** Fingerprints in ~/.ssh/authorized_keys that sshd does not read, because AuthorizedKeysFile names other files. */
      readonly elsewhere: readonly string[];
    }
  | {
      readonly kind: 'none';
      readonly wanted: readonly string[];
      readonly otherSources: boolean;
      readonly elsewhere: readonly string[];
    };

/** A ban of the client's address at the server. */
export type ServerBan =
  | { readonly kind: 'none'; readonly tools: readonly string[] }
  | {
      readonly kind: 'banned';
      /** `denyhosts`: it wrote the line of hosts.deny. `crowdsec`: a decision, which a bouncer still has to carry out. */
      readonly tool: 'fail2ban' | 'hosts.deny' | 'denyhosts' | 'crowdsec';
      /** Jail of fail2ban, scenario of CrowdSec. */
      readonly jail: string | null;
      readonly address: string;
      /** The ban holds for the SSH port; undefined: the jail's action does not say which ports. */
      readonly ofSsh: boolean | undefined;
      /** By the server's clock and zone, as the tool writes it; null: not said. `until` of CrowdSec is a duration. */
      readonly since: string | null;
      /** `never`: it does not end by itself. */
      readonly until: string | null;
      /** File and line that decide, of TCP wrappers. */
      readonly rule: { readonly at: string; readonly text: Quoted } | null;
    };

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
  /** The server's own addresses, without loopback and link-local ones. */
  'server.addresses': readonly string[];
  'server.service': ServerService;
  'server.sshd.check': ServerConfigCheck;
  'server.sshd.effective': ServerEffective;
  'server.access': ServerAccess;
  /** Fingerprints of its host keys; `whole`: every HostKey of the configuration could be read. */
  'server.host-keys': { readonly fingerprints: readonly string[]; readonly whole: boolean };
  'server.account': ServerAccount;
  /** The files /etc/nologin or /run/nologin: only root may log in. */
  'server.nologin': { readonly present: boolean; readonly file: string | null; readonly text: Quoted | null };
  'server.authorized-keys': ServerAuthorizedKeys;
  'server.ban': ServerBan;
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
  'server.addresses': {
    means: "The server's own addresses.",
    about: 'target',
    redaction: 'names',
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
  'server.sshd.effective': {
    means: "What sshd's configuration comes to for this user and address.",
    about: 'target',
    redaction: 'names',
    by: 'server-effective',
  },
  'server.access': {
    means: 'Whether sshd_config lets this account in at all.',
    about: 'target',
    redaction: 'names',
    by: 'server-effective',
  },
  'server.host-keys': {
    means: 'The host keys of the machine that was looked into.',
    about: 'target',
    redaction: 'public',
    by: 'server-effective',
  },
  'server.account': { means: 'The account on the server.', about: 'target', redaction: 'names', by: 'server-account' },
  'server.nologin': {
    means: 'Whether the server lets only root in at the moment.',
    about: 'target',
    redaction: 'local',
    by: 'server-account',
  },
  'server.authorized-keys': {
    means: "The account's authorized_keys files as sshd would read them.",
    about: 'target',
    redaction: 'names',
    by: 'server-keys',
  },
  'server.ban': {
    means: "Whether a ban of the client's address is in force.",
    about: 'target',
    redaction: 'names',
    by: 'server-bans',
  },
};
