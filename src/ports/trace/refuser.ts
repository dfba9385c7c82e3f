import type { IcmpError } from '../../contract/facts/tcp.ts';
import type { TraceCost } from './cost.ts';
import type { Hop } from './hops.ts';
import type { TtlResult } from './ttl.ts';

/** Which machine refused, as far as it was shown and no further. Hops are counted from 1, the first router. */
export type RefusedBy =
  /** Nothing has left, or the ICMP error came from one of our own addresses, or the address is our own. */
  | {
      readonly kind: 'this-machine';
      readonly how: 'forbidden-here' | 'no-route' | 'icmp-from-own-address' | 'own-address' | 'nothing-leaves';
    }
  /** The answer comes with a hop limit of 1: the first machine on the way, or a firewall here that answers in its name. */
  | {
      readonly kind: 'first-hop';
      readonly address: string | null;
      /** No packet came in over the loopback interface meanwhile: it was not this machine. */
      readonly thisMachineExcluded: boolean;
    }
  | {
      readonly kind: 'router';
      /** null: named by its ICMP error, but not where it stands. */
      readonly hop: number | null;
      readonly address: string | null;
      readonly how: 'icmp' | 'ttl' | 'hops';
      /** An open port of the host showed that the way back is as long as the way there (always true with ICMP). */
      readonly validated: boolean;
    }
  /** The machine that owns the address refuses for itself: a closed port, or its own firewall (the same from outside). */
  | {
      readonly kind: 'target';
      readonly hop: number;
      readonly how: 'icmp' | 'ttl' | 'hops';
      readonly validated: boolean;
    }
  /** The address belongs to a machine that passes this port on (its own time-exceeded shows it); what refused stands behind it. */
  | { readonly kind: 'behind-translation'; readonly translationHop: number; readonly resultHop: number }
  /** Our own system gave up finding the next hop on the link (ARP, neighbour discovery). */
  | { readonly kind: 'next-hop-silent' }
  /** Nothing came back. `last`: the farthest machine that let the packet expire; null: not even the first did. */
  | { readonly kind: 'nobody'; readonly last: Hop | null }
  | { readonly kind: 'not-refused' }
  | { readonly kind: 'unknown'; readonly why: UnknownReason };

export type UnknownReason =
  /** Silence where an answer came before: lost packets, or a rate limit. */
  | 'answers-got-lost'
  /** The hop limit of the answer fits neither the machine nor the one before it. */
  | 'way-back-differs'
  /** The host's open port is nearer than the refusal: they are different machines. */
  | 'open-port-is-nearer'
  /** An error without an ICMP message. */
  | 'no-sender'
  /** This system has no path sockets. */
  | 'no-path-sockets';

export interface WhoRefused {
  readonly by: RefusedBy;
  /** The ICMP error that refused; null: none. */
  readonly icmp: IcmpError | null;
  /** Machines before the one that answers, from the port asked about. */
  readonly hops: readonly Hop[];
  readonly resultHop: number | null;
  /** Hop at which an open port of the same address answers; null: none was known, or not asked. */
  readonly openHop: number | null;
  readonly ttl: TtlResult | null;
  readonly cost: TraceCost;
}
