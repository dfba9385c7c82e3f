import type { IcmpError } from '../contract/facts/tcp.ts';

/** One SYN with a chosen hop limit, and what came back within `waitMs`. */
export interface PathAsk {
  readonly address: string;
  readonly port: number;
  /** Hop limit of the SYN, 1-255; the system's own when left out. */
  readonly ttl?: number | undefined;
  /**
   * Answers that arrive with a smaller hop limit are dropped by our kernel. It compares ICMP errors by the packet
   * quoted in them, so only resets and SYN-ACKs are meant here.
   */
  readonly minTtl?: number | undefined;
  readonly waitMs: number;
  readonly bindAddress?: string | undefined;
  /** Hands an opened connection over as `fd` instead of closing it with a reset. */
  readonly keepOpen?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface PathAnswer {
  readonly result:
    | 'open'
    | 'refused'
    | 'unreachable'
    /** ICMP time exceeded: the SYN did not get further than `icmp.sender`. */
    | 'time-exceeded'
    | 'silent'
    | 'reset'
    /** connect() itself failed with EPERM or EACCES: nothing left this machine. */
    | 'forbidden-here'
    /** connect() itself failed for want of a route (ENETUNREACH, EHOSTUNREACH …): nothing left this machine. */
    | 'no-route'
    | 'failed';
  /** Name of the errno, null when there was none. */
  readonly errno: string | null;
  /** The ICMP error from the socket's error queue; null: none came. */
  readonly icmp: IcmpError | null;
  readonly afterMs: number;
  /** Source address that the system chose; null when not known. */
  readonly ourAddress: string | null;
  /** SYNs sent: Linux repeats one after 1, 2 and 3 s of silence (before 6.5 after 1 and 3 s), then gives up. */
  readonly syns: number;
  /** true: the kernel could not send the repeated SYN, so a rule of this machine drops it. Known after a second of silence only. */
  readonly droppedHere: boolean;
  /** Non-blocking connected descriptor, only with `keepOpen`; whoever gets it closes it. */
  readonly fd?: number;
}

/** Packet counters of this machine's interfaces, to tell whether a packet left and whether an answer came from outside. */
export interface PacketCounts {
  /** Received on loopback interfaces. */
  readonly loopbackReceived: number;
  /** Sent on all other interfaces. */
  readonly othersSent: number;
}

export interface PathSockets {
  connectWith(ask: PathAsk): Promise<PathAnswer>;
  /** undefined: the system does not show them. */
  packetCounts(): PacketCounts | undefined;
}

export type PathLoad =
  | { readonly kind: 'ready'; readonly sockets: PathSockets }
  /** The hop cannot be determined here; `why` is for the user. */
  | { readonly kind: 'unavailable'; readonly why: string };

/** Sockets with hop limits and error queues: Linux only, loaded on the first call. */
export interface Path {
  load(): Promise<PathLoad>;
}
