import type { FactInfos } from './kinds.ts';

/** An ICMP or ICMPv6 error, as the kernel's error queue gives it. */
export interface IcmpError {
  readonly family: 4 | 6;
  readonly type: number;
  readonly code: number;
  /** Words for type and code, such as `admin-prohibited`. */
  readonly name: string;
  /** Address of the machine that sent it. */
  readonly sender: string | null;
}

/** One TCP connection attempt to one address and port. Produced by probe `tcp-connect`. */
export type TcpConnect =
  | { readonly kind: 'open'; readonly rttMs: number }
  /** A TCP reset, or an ICMP port-unreachable, which the system shows alike. `icmp` undefined: the system did not say; null: it was a reset. */
  | { readonly kind: 'refused'; readonly afterMs: number; readonly icmp: IcmpError | null | undefined }
  | {
      readonly kind: 'unreachable';
      readonly afterMs: number;
      readonly code: string;
      readonly icmp: IcmpError | null | undefined;
    }
  | { readonly kind: 'silent'; readonly waitedMs: number }
  /** The system itself forbids it before a packet leaves (EPERM, EACCES without ICMP). */
  | { readonly kind: 'forbidden-here'; readonly code: string }
  | { readonly kind: 'failed'; readonly code: string };

/**
 * Who refused, as far as hops and ICMP senders show it. Produced by probe `who-refused`.
 * `self`: the machine that owns the address refuses for itself (a closed port, or its own firewall: the same from outside).
 */
export type Refuser =
  | {
      readonly kind: 'this-machine';
      readonly how: 'icmp-from-own-address' | 'forbidden-here' | 'nothing-leaves' | 'own-address' | 'no-route';
    }
  /** The answer comes with a hop limit of 1. `notHere`: the packet counters show that this machine did not make it. */
  | { readonly kind: 'first-hop'; readonly address: string | null; readonly notHere?: boolean }
  /** `hop` null: its ICMP error names it, but not where it stands. */
  | {
      readonly kind: 'router';
      readonly hop: number | null;
      readonly address: string | null;
      readonly how: 'icmp' | 'ttl';
      /** An open port of the host showed that the way back is as long as the way there. Only then is `ttl` a proof. */
      readonly validated?: boolean;
    }
  | {
      readonly kind: 'self';
      readonly hop: number;
      readonly how: 'icmp' | 'ttl' | 'hops' | 'loopback';
      readonly validated?: boolean;
    }
  | { readonly kind: 'nobody'; readonly lastHop: number | null; readonly lastAddress: string | null }
  | { readonly kind: 'undetermined'; readonly why: string };

/** Machines that answered on the way, in order; null: did not answer. */
export interface PathHops {
  readonly hops: readonly { readonly hop: number; readonly address: string | null }[];
  /** Hop at which the target itself answers; null when it never did. */
  readonly targetHop: number | null;
  readonly port: number;
}

export interface TcpFacts {
  'tcp.connect': TcpConnect;
  /** One more connection to a port that was open, after ssh could not connect to it. */
  'tcp.again': { readonly result: 'open' | 'refused' | 'silent' | 'unreachable' };
  'path.refuser': Refuser;
  'path.hops': PathHops;
  /** The kernel answers connects to an address nobody can have: a local proxy accepts everything. */
  'tcp.accepts-impossible': { readonly address: string; readonly accepted: boolean };
  /** The same address answers to an ICMP echo; null: cannot be sent without privileges here. */
  'address.ping': { readonly answers: boolean | null; readonly rttMs: number | null };
  /** The same port of other hosts the user knows, to tell "this host" from "this network". */
  'contrast.ssh-port': {
    readonly host: string;
    readonly port: number;
    readonly result: 'open' | 'refused' | 'silent' | 'unreachable';
  };
}

export const tcpFacts: FactInfos<TcpFacts> = {
  'tcp.connect': {
    means: 'What one TCP connection attempt met.',
    about: 'port',
    redaction: 'names',
    by: 'tcp-connect',
  },
  'tcp.again': {
    means: 'What one more connection to the same port met, after that of ssh.',
    about: 'port',
    redaction: 'public',
    by: 'tcp-again',
  },
  'path.refuser': { means: 'Which machine on the way refused.', about: 'port', redaction: 'names', by: 'who-refused' },
  'path.hops': {
    means: 'The machines on the way, and how far away the host is.',
    about: 'address',
    redaction: 'names',
    by: 'who-refused',
  },
  'tcp.accepts-impossible': {
    means: 'Whether a connection to an address that cannot exist succeeds.',
    about: 'client',
    redaction: 'public',
    by: 'impossible-connect',
  },
  'address.ping': {
    means: 'Whether the host answers to an echo request.',
    about: 'address',
    redaction: 'names',
    by: 'ping',
  },
  'contrast.ssh-port': {
    means: 'The SSH port of another host that the user knows.',
    about: 'target',
    redaction: 'names',
    by: 'contrast-host',
  },
};
