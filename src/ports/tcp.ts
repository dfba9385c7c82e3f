import type { IcmpError } from '../contract/facts/tcp.ts';
import type { ByteStream } from './stream.ts';

export interface TcpAsk {
  /** A numeric address; an IPv6 link-local one with its zone (`fe80::1%eth0`). */
  readonly address: string;
  readonly port: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Source address, as ssh's BindAddress. */
  readonly bindAddress?: string | undefined;
  /** Asks for the sender of an ICMP error. Costs the load of the path sockets (some 10 ms, Linux only). */
  readonly wantIcmp?: boolean | undefined;
  /** Hop limit of what we send, 1-255. Linux only; ignored where the path sockets are unavailable. */
  readonly ttl?: number | undefined;
  /** Smallest hop limit an answer may arrive with, 1-255. Linux only. */
  readonly minTtl?: number | undefined;
}

/** One connection attempt. In `icmp`, undefined: the system did not say; null: it was no ICMP error (a reset). */
export type TcpResult =
  | {
      readonly kind: 'open';
      readonly rttMs: number;
      readonly stream: ByteStream;
      readonly ourAddress: string | null;
      /** Undefined: the system did not say. */
      readonly ourPort?: number | undefined;
    }
  /** ECONNREFUSED: a TCP reset, or an ICMP port-unreachable, which the system shows alike. */
  | { readonly kind: 'refused'; readonly afterMs: number; readonly icmp: IcmpError | null | undefined }
  /** `errno` is the name, such as `EHOSTUNREACH`. */
  | {
      readonly kind: 'unreachable';
      readonly afterMs: number;
      readonly errno: string;
      readonly icmp: IcmpError | null | undefined;
    }
  | { readonly kind: 'silent'; readonly waitedMs: number }
  /** ECONNRESET while connecting, or so soon after it that the system no longer tells the difference. */
  | { readonly kind: 'reset'; readonly afterMs: number }
  /** The system itself forbids it before a packet leaves: EPERM, EACCES without an ICMP error. */
  | { readonly kind: 'forbidden-here'; readonly code: string }
  /** `code` is an errno not foreseen here, or `ABORTED`. */
  | { readonly kind: 'failed'; readonly code: string };

export interface Tcp {
  open(ask: TcpAsk): Promise<TcpResult>;
}
