import type { Family, Range } from './addresses.ts';
import type { Field, MarkValue } from './model.ts';

/** The first packet of a new connection as it comes in at the server. */
export interface Arrival {
  readonly family: Family;
  /** Null: not known. */
  readonly source: bigint | null;
  readonly destination: bigint;
  readonly port: number;
  /** Interface that it comes in at; null: not known. */
  readonly device: string | null;
  /** The server's own addresses of this family. */
  readonly own: readonly bigint[];
  /** Where the routing table sends the answer; null: not known. */
  readonly route: { readonly device: string } | 'none' | null;
}

/** How far a packet has come, and what rules have made of it. */
/** The first packet, the server's answer to it, and what the client sends from then on. */
export type Phase = 'first' | 'answer' | 'later';

export interface PacketState {
  readonly phase: Phase;
  readonly destination: bigint;
  readonly port: number;
  readonly translated: boolean;
  readonly untracked: boolean;
  readonly mark: bigint | null;
  readonly ctMark: bigint | null;
  /** Sets that rules on the way have filled. */
  readonly filled: readonly string[];
}

/** A client's own ports: everything that needs no privilege. */
const clientPorts: Range = [1024n, 65_535n];

export const ctBits = { invalid: 1n, established: 2n, related: 4n, new: 8n, untracked: 64n } as const;
/** enum ip_conntrack_status */
export const ctStatusBits = {
  expected: 1n,
  'seen-reply': 2n,
  assured: 4n,
  confirmed: 8n,
  snat: 16n,
  dnat: 32n,
  dying: 512n,
} as const;
export const tcpFlagBits = { fin: 1n, syn: 2n, rst: 4n, psh: 8n, ack: 16n, urg: 32n, ecn: 64n, cwr: 128n } as const;
/** A client may ask for explicit congestion notification, which sets two more flags (RFC 3168 section 6.1.1). */
const ecnFlags = tcpFlagBits.ecn | tcpFlagBits.cwr;

/** What a field holds: the numbers it may have, or a name; undefined: not known. */
export type Held = { readonly range: Range } | { readonly name: string } | undefined;

export function exactly(value: bigint | number): Held {
  const number = BigInt(value);
  return { range: [number, number] };
}

/** Priority at which the connection is looked up; before it there is none (NF_IP_PRI_CONNTRACK). */
const conntrackPriority = -200;

export function held(
  field: Field,
  mask: bigint | undefined,
  arrival: Arrival,
  state: PacketState,
  priority: number,
): Held {
  const whole = heldWhole(field, mask, arrival, state, priority);
  if (mask === undefined || whole === undefined || 'name' in whole) return whole;
  const [low, high] = whole.range;
  if (low === high) return exactly(low & mask);
  return undefined;
}

function heldWhole(
  field: Field,
  mask: bigint | undefined,
  arrival: Arrival,
  state: PacketState,
  priority: number,
): Held {
  const answer = state.phase === 'answer';
  // Later packets are translated where the first one was: before that they have the address and port that were asked for.
  const asked = state.phase === 'later' && priority < -100;
  const client: Held = arrival.source === null ? undefined : exactly(arrival.source);
  switch (field) {
    case 'source':
      return answer ? exactly(state.destination) : client;
    case 'destination':
      return answer ? client : exactly(asked ? arrival.destination : state.destination);
    case 'source-port':
      return answer ? exactly(state.port) : { range: clientPorts };
    case 'destination-port':
      return answer ? { range: clientPorts } : exactly(asked ? arrival.port : state.port);
    case 'nfproto':
      return exactly(arrival.family === 4 ? 2 : 10);
    case 'ethertype':
      return exactly(arrival.family === 4 ? 0x0800 : 0x86dd);
    case 'l4proto':
      return exactly(6);
    case 'ip-version':
      return exactly(arrival.family);
    case 'iif':
      return answer ? { name: '' } : arrival.device === null ? undefined : { name: arrival.device };
    case 'oif': {
      if (!answer) return { name: '' };
      return arrival.route === null || arrival.route === 'none' ? undefined : { name: arrival.route.device };
    }
    case 'mark':
      return state.mark === null ? undefined : exactly(state.mark);
    case 'packet-type':
      return answer ? undefined : exactly(0);
    case 'tcp-flags': {
      const { syn, ack } = tcpFlagBits;
      const flags = answer ? syn | ack : state.phase === 'first' ? syn : ack;
      const varying = state.phase === 'later' ? ecnFlags | tcpFlagBits.psh : ecnFlags;
      return ((mask ?? varying) & varying) === 0n ? exactly(flags) : undefined;
    }
    case 'fragment-offset':
      return mask !== undefined && (mask & ~0x1fffn) === 0n ? exactly(0) : undefined;
    case 'zero':
      return exactly(0);
    default:
      return heldByConnection(field, mask, arrival, state, priority);
  }
}

function heldByConnection(
  field: Field,
  mask: bigint | undefined,
  arrival: Arrival,
  state: PacketState,
  priority: number,
): Held {
  if (priority === conntrackPriority) return undefined;
  const tracked = priority > conntrackPriority && !state.untracked;
  if (field === 'ct-state') {
    if (state.untracked) return exactly(ctBits.untracked);
    return exactly(!tracked ? ctBits.invalid : state.phase === 'first' ? ctBits.new : ctBits.established);
  }
  // Without a connection nothing of it can be compared.
  if (!tracked) return { name: '\0none' };
  const client: Held = arrival.source === null ? undefined : exactly(arrival.source);
  switch (field) {
    case 'ct-status':
      // Whether the connection counts as settled by now is not known.
      if (state.phase === 'later' && ((mask ?? ctStatusBits.assured) & ctStatusBits.assured) !== 0n) return undefined;
      return exactly(
        (state.translated ? ctStatusBits.dnat : 0n) |
          (state.phase !== 'first' ? ctStatusBits['seen-reply'] | ctStatusBits.confirmed : 0n),
      );
    case 'ct-direction':
      return exactly(state.phase === 'answer' ? 1 : 0);
    case 'ct-mark':
      return state.ctMark === null ? undefined : exactly(state.ctMark);
    case 'ct-original-source':
    case 'ct-reply-destination':
      return client;
    case 'ct-original-destination':
      return exactly(arrival.destination);
    case 'ct-original-destination-port':
      return exactly(arrival.port);
    case 'ct-reply-source':
      return exactly(state.destination);
    case 'ct-reply-source-port':
      return exactly(state.port);
    default:
      return undefined;
  }
}

const all32 = 0xffff_ffffn;

export function markAfter(value: MarkValue, state: PacketState): bigint | null {
  if (value === null) return null;
  if (value.from === null) return value.xor & all32;
  const old = value.from === 'mark' ? state.mark : state.ctMark;
  return old === null ? null : ((old & value.and) ^ value.xor) & all32;
}
