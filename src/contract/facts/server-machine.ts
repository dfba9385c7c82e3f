import type { FactInfos } from './kinds.ts';

/** One folder that a login writes to. */
export interface StoragePlace {
  readonly folder: string;
  /** Mount point of its file system. */
  readonly point: string;
  /** `full` and `no-inodes`: nothing is left for users other than root. */
  readonly state: 'writable' | 'full' | 'no-inodes' | 'read-only';
  /** KiB left for users other than root; null: not said. */
  readonly freeKib: number | null;
  /** Null: its file system has no fixed number of them. */
  readonly freeInodes: number | null;
}

export interface ServerStorage {
  readonly places: readonly StoragePlace[];
  /** The first place where nothing can be written: home before /tmp, /var, /run and the rest. */
  readonly blocked: StoragePlace | null;
}

export interface ServerMemory {
  readonly totalMib: number | null;
  readonly availableMib: number | null;
  readonly swapFreeMib: number | null;
  /** Share of the last ten seconds in which some process waited for memory, 0 to 100 (PSI). */
  readonly pressure: number | null;
  /** Kills for want of memory in the SSH server's own control group. */
  readonly sshKills: number | null;
  /** The last process that the kernel killed for want of memory, by name; null: none in its log, or it cannot be read. */
  readonly lastKilled: string | null;
}

export interface ServerLoad {
  /** Average of the last minute, and processors to share it. */
  readonly one: number;
  readonly processors: number | null;
}

/** How far something that has a limit is used up. */
export interface Used {
  readonly used: number;
  readonly max: number;
  /** Nothing is left. */
  readonly full: boolean;
}

export interface ServerLimits {
  /** Processes of the SSH server's control group (TasksMax), of the nearest group that has a limit. */
  readonly tasks: (Used & { readonly refused: number | null }) | null;
  /** Open files of the process that takes connections. */
  readonly files: Used | null;
  /** Processes and threads of the whole machine against pid_max. */
  readonly processes: Used | null;
  /** Terminals (PTY); null: nothing is known of /dev/pts. */
  readonly terminals: (Used & { readonly mounted: boolean }) | null;
}

export interface ServerBoot {
  /** As systemd says it; `unknown` where another program starts the services. */
  readonly state: 'starting' | 'running' | 'degraded' | 'rescue' | 'stopping' | 'unknown';
  /** systemd-user-sessions has let users in; null: not said. */
  readonly usersLetIn: boolean | null;
  /** A start of the SSH server waits in the queue. */
  readonly sshWaits: boolean;
  /** Units whose start runs now, which the others wait for. */
  readonly waitsFor: readonly string[];
  readonly upSeconds: number | null;
}

export interface ServerClock {
  readonly epochSeconds: number;
  /** Files of the system that come from a time later than this clock shows. */
  readonly newerFiles: readonly string[];
  /** A program keeps it right; null: none that says so. */
  readonly synchronized: boolean | null;
  /** As the time program measured it, in seconds; null: there is none. */
  readonly offsetSeconds: number | null;
}

export interface ServerInterface {
  readonly name: string;
  /** Switched on by the administrator (`UP`). */
  readonly up: boolean;
  /** A cable or its like is there (`LOWER_UP`). */
  readonly carrier: boolean;
  readonly mtu: number;
  /** Without link-local ones. */
  readonly addresses: readonly string[];
  /** Addresses that another machine has too (IPv6, `dadfailed`). */
  readonly duplicates: readonly string[];
}

export interface ServerNetwork {
  /** Without loopback. */
  readonly interfaces: readonly ServerInterface[];
  /** Interfaces that are up, have carrier and an address. */
  readonly usable: readonly string[];
  readonly duplicates: readonly string[];
  readonly defaultRoutes: readonly (4 | 6)[];
  /** No default route of the family of the client's address; null: that address is not known. */
  readonly lacksDefault: boolean | null;
  /** What the kernel says of the way back to the client; null: the client's address is not known. */
  readonly wayToClient: 'ok' | 'none' | null;
}

/** Facts about the machine that the server runs on. */
export interface ServerMachineFacts {
  'server.machine.storage': ServerStorage;
  'server.machine.memory': ServerMemory;
  'server.machine.load': ServerLoad;
  'server.machine.limits': ServerLimits;
  'server.machine.boot': ServerBoot;
  'server.machine.logind': 'answers' | 'silent' | 'not-running';
  'server.machine.clock': ServerClock;
  'server.machine.kernel': {
    readonly release: string | null;
    /** Its modules are on the disk; null: a container has none of its own. */
    readonly modules: boolean | null;
    /** Bits of entropy. Kernels from 5.18 on always say 256. */
    readonly entropyBits: number | null;
  };
  /** When the account last logged in, in seconds since 1970; null: never, as far as the file goes. */
  'server.machine.last-login': { readonly epochSeconds: number | null };
  'server.machine.network': ServerNetwork;
}

export const serverMachineFacts: FactInfos<ServerMachineFacts> = {
  'server.machine.storage': {
    means: 'Whether files can be written where a login writes.',
    about: 'target',
    redaction: 'local',
    by: 'server-storage',
  },
  'server.machine.memory': {
    means: "The machine's memory, and what was killed for want of it.",
    about: 'target',
    redaction: 'public',
    by: 'server-machine',
  },
  'server.machine.load': {
    means: 'The load of the machine.',
    about: 'target',
    redaction: 'public',
    by: 'server-machine',
  },
  'server.machine.limits': {
    means: 'How far processes, files and terminals are used up.',
    about: 'target',
    redaction: 'public',
    by: 'server-machine',
  },
  'server.machine.boot': {
    means: 'Whether the machine has finished starting.',
    about: 'target',
    redaction: 'local',
    by: 'server-machine',
  },
  'server.machine.logind': {
    means: 'Whether systemd-logind answers, which every login waits for.',
    about: 'target',
    redaction: 'public',
    by: 'server-machine',
  },
  'server.machine.clock': {
    means: "The machine's clock, and whether it can be right.",
    about: 'target',
    redaction: 'public',
    by: 'server-machine',
  },
  'server.machine.kernel': {
    means: 'The running kernel and its modules.',
    about: 'target',
    redaction: 'public',
    by: 'server-machine',
  },
  'server.machine.last-login': {
    means: 'When this account last logged in.',
    about: 'target',
    redaction: 'names',
    by: 'server-machine',
  },
  'server.machine.network': {
    means: "The machine's interfaces and routes.",
    about: 'target',
    redaction: 'names',
    by: 'server-network',
  },
};
