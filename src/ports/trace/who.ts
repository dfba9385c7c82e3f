import { isNeighbourSilence } from '../icmp.ts';
import type { PathAnswer, PathSockets } from '../path.ts';
import { meter } from './cost.ts';
import { answeredHere } from './here.ts';
import { type HopsResult, hopsTo, waitFor } from './hops.ts';
import type { RefusedBy, UnknownReason, WhoRefused } from './refuser.ts';
import { type TtlResult, ttlOfAnswer } from './ttl.ts';

export interface WhoAsk {
  readonly address: string;
  readonly port: number;
  /** What a plain connection attempt met, where one was made already: it is not repeated and not counted. */
  readonly first?: PathAnswer | undefined;
  /** How long the first SYN may take; from 1.1 s on, silence also tells whether this machine drops it. */
  readonly timeoutMs: number;
  /** Numeric addresses of this machine, in shortest form. */
  readonly ownAddresses: readonly string[];
  /** The route has no gateway: the first hop is the host itself. undefined: not known. */
  readonly onLink: boolean | undefined;
  /** A port of the same address that is known to answer, to validate the arithmetic. Costs up to 2 + 3 connections, an SSH port only 1. */
  readonly openPort?: { readonly port: number; readonly ssh: boolean } | undefined;
  /** Hop of the host where it is known already: a silent port is then followed up to the machine before it and not touched again. */
  readonly knownHop?: number | undefined;
  /** Another port of the same address that was silent: followed first, so that the one asked about ends before the host. */
  readonly silentPort?: number | undefined;
  /** Ports that an earlier look has touched and counted. */
  readonly touched?: readonly number[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Finds out which machine refuses connections to a port. Sends SYNs only; a refused port gets at most 14. */
export async function whoRefused(raw: PathSockets, ask: WhoAsk): Promise<WhoRefused> {
  const sockets = meter(raw);
  const { address, port, signal } = ask;
  const first = ask.first ?? (await sockets.connectWith({ address, port, waitMs: ask.timeoutMs, signal }));
  const found = await judge(sockets, ask, first);
  const open = ask.openPort;
  const openPorts = [...(open === undefined ? [] : [open.port]), ...(first.result === 'open' ? [port] : [])];
  const notClosed = new Set([...openPorts, ...(ask.touched ?? [])]);
  return {
    ...nothingFound,
    icmp: first.icmp,
    ...found,
    cost: sockets.cost(new Set(open?.ssh ? [open.port] : []), notClosed),
  };
}

type Found = Partial<Omit<WhoRefused, 'by' | 'cost'>> & { readonly by: RefusedBy };
const nothingFound = { icmp: null, hops: [], resultHop: null, openHop: null, ttl: null } as const;
const controlPort = 443; // with a hop limit of 1 behind a gateway it reaches nobody; any port other than the refused one serves
const controlPortElse = 80;

async function judge(sockets: PathSockets, ask: WhoAsk, first: PathAnswer): Promise<Found> {
  const own = (address: string | null) => address !== null && ask.ownAddresses.includes(address);
  switch (first.result) {
    case 'open':
      return { by: { kind: 'not-refused' } };
    case 'forbidden-here':
    case 'no-route':
      return { by: { kind: 'this-machine', how: first.result } };
    case 'silent':
      if (first.droppedHere) return { by: { kind: 'this-machine', how: 'nothing-leaves' } };
      return followSilence(sockets, ask);
    case 'failed':
      return unknown('no-sender');
    case 'time-exceeded': // a routing loop, or a host more than 64 hops away
    case 'refused':
    case 'unreachable':
    case 'reset':
      break;
    default:
      first.result satisfies never;
  }
  if (own(ask.address) || first.ourAddress === ask.address || ask.address.startsWith('127.'))
    return { by: { kind: 'this-machine', how: 'own-address' } };
  const sender = first.icmp?.sender ?? null;
  if (first.icmp !== null && own(sender)) {
    const { family, type, code } = first.icmp;
    if (!isNeighbourSilence(family, type, code)) return { by: { kind: 'this-machine', how: 'icmp-from-own-address' } };
    // A rule of ours says it at once, every time; the search for a silent neighbour takes a second or more.
    const again = await sockets.connectWith({ ...ask, waitMs: 100 });
    const quick = first.afterMs < 100 && own(again.icmp?.sender ?? null);
    return { by: quick ? { kind: 'this-machine', how: 'icmp-from-own-address' } : { kind: 'next-hop-silent' } };
  }
  if (first.result === 'unreachable' && first.icmp === null) return unknown('no-sender');
  return findMachine(sockets, ask, first);
}

async function findMachine(sockets: PathSockets, ask: WhoAsk, first: PathAnswer): Promise<Found> {
  const waitMs = waitFor(first.afterMs);
  const window = first.icmp !== null || first.afterMs < quickRttMs ? 2 : 3;
  const path = await hopsTo(sockets, { ...ask, waitMs, window });
  const { hops, resultHop } = path;
  const base = { hops, resultHop };
  if (first.icmp !== null) return { ...base, by: byIcmp(ask.address, first.icmp.sender, path) };
  if (resultHop === null || path.result?.result !== first.result) return { ...base, ...unknown('answers-got-lost') };
  if (path.translationHop !== null)
    return { ...base, by: { kind: 'behind-translation', translationHop: path.translationHop, resultHop } };
  if (resultHop === 1) return { ...base, ...(await atFirstHop(sockets, ask, waitMs)) };
  const [ttl, open] = await Promise.all([
    ttlOfAnswer(sockets, { ...ask, resultHop, expected: first.result, waitMs }),
    lookAtOpenPort(sockets, ask, waitMs),
  ]);
  return { ...base, ttl, openHop: open?.path.resultHop ?? null, by: byArithmetic(ask.address, path, ttl, open) };
}

const quickRttMs = 5; // below this, asking one hop after the other costs less than SYNs in vain

function byIcmp(address: string, sender: string | null, path: HopsResult): RefusedBy {
  const { hops, resultHop, translationHop } = path;
  if (sender === address && translationHop !== null && resultHop !== null)
    return { kind: 'behind-translation', translationHop, resultHop };
  if (sender === address && resultHop !== null) return { kind: 'target', hop: resultHop, how: 'icmp', validated: true };
  if (sender === null) return { kind: 'unknown', why: 'no-sender' };
  const seen = hops.find((hop) => hop.address === sender)?.hop;
  // Rejecting while it forwards, a router first lets the packet of one hop less expire, and so names itself there. One that
  // rejects on arrival never does: then it stands where the answer begins, if the machine before it is another one.
  const before = resultHop === null ? null : (hops[resultHop - 2]?.address ?? null);
  const hop = seen ?? (resultHop !== null && path.certain && (resultHop === 1 || before !== null) ? resultHop : null);
  return { kind: 'router', hop, address: sender, how: 'icmp', validated: true };
}

async function atFirstHop(sockets: PathSockets, ask: WhoAsk, waitMs: number): Promise<Found> {
  const control = ask.port === controlPort ? controlPortElse : controlPort;
  const here = await answeredHere(sockets, { ...ask, waitMs, controlPort: ask.onLink === false ? control : undefined });
  switch (here.kind) {
    case 'nothing-leaves':
      return { by: { kind: 'this-machine', how: 'nothing-leaves' } };
    case 'outside':
      if (ask.onLink === true) return { by: { kind: 'target', hop: 1, how: 'hops', validated: true } };
      return { by: { kind: 'first-hop', address: null, thisMachineExcluded: true } };
    case 'undecided': {
      const address = ask.onLink === true ? ask.address : (here.controlExpired?.icmp?.sender ?? null);
      return { by: { kind: 'first-hop', address, thisMachineExcluded: false } };
    }
  }
}

interface OpenLook {
  readonly path: HopsResult;
  readonly ttl: TtlResult | null;
}

async function lookAtOpenPort(sockets: PathSockets, ask: WhoAsk, waitMs: number): Promise<OpenLook | undefined> {
  if (ask.openPort === undefined) return undefined;
  const { port, ssh } = ask.openPort;
  const path = await hopsTo(sockets, { ...ask, port, waitMs, window: ssh ? 1 : 2 });
  if (ssh || path.resultHop === null || path.result?.result !== 'open') return { path, ttl: null };
  const ttl = await ttlOfAnswer(sockets, {
    ...ask,
    port,
    resultHop: path.resultHop,
    expected: 'open',
    waitMs,
    sparing: true,
  });
  return { path, ttl };
}

/** n hops away, the reset arrives with t = T0 - n + 1 from the machine there, with one more from a forward hook one hop nearer. */
function byArithmetic(address: string, path: HopsResult, ttl: TtlResult, open: OpenLook | undefined): RefusedBy {
  const resultHop = path.resultHop ?? 0;
  if (ttl.kind === 'unclear') return { kind: 'unknown', why: 'answers-got-lost' };
  if (ttl.kind === 'unusual') return { kind: 'unknown', why: 'way-back-differs' };
  const openHop = open?.path.result?.result === 'open' ? open.path.resultHop : null;
  if (openHop !== null && openHop < resultHop) return { kind: 'unknown', why: 'open-port-is-nearer' };
  // An open port always answers for itself: when its hop limit says otherwise, the way back has another length.
  if (open?.ttl?.kind === 'unusual' || (open?.ttl?.kind === 'exact' && open.ttl.sentBy === 'hook'))
    return { kind: 'unknown', why: 'way-back-differs' };
  const validated = open?.ttl?.kind === 'exact' && open.ttl.sentBy === 'self';
  if (ttl.sentBy === 'hook') {
    const hop = resultHop - 1;
    const routerAddress = path.hops[hop - 1]?.address ?? null;
    return { kind: 'router', hop, address: routerAddress, how: 'ttl', validated };
  }
  const deeper = openHop !== null && openHop > resultHop;
  const ownsAddress = open?.path.translationHop === resultHop;
  if (deeper && !ownsAddress) {
    const hopAddress = open?.path.hops[resultHop - 1]?.address ?? null;
    return { kind: 'router', hop: resultHop, address: hopAddress, how: 'ttl', validated };
  }
  return { kind: 'target', hop: resultHop, how: 'ttl', validated: validated || (deeper && ownsAddress) };
}

/**
 * How far the SYNs get. They end one hop before the host where that is known, or where another silent port was followed to;
 * else two of them may reach the host.
 */
async function followSilence(sockets: PathSockets, ask: WhoAsk): Promise<Found> {
  const farthest = await farthestHop(sockets, ask);
  const bounds = farthest === undefined ? { gap: silentGap } : { maxHops: Math.max(1, farthest) };
  const onlyHost = ask.onLink === true || ask.knownHop === 1;
  const path: Pick<HopsResult, 'hops' | 'last'> = onlyHost
    ? { hops: [], last: null }
    : await hopsTo(sockets, { ...ask, ...bounds, waitMs: silentWaitMs, window: 2 });
  if (path.last !== null) return { hops: path.hops, by: { kind: 'nobody', last: path.last } };
  if (ask.onLink !== false) return { by: { kind: 'nobody', last: null } };
  const control = ask.port === controlPort ? controlPortElse : controlPort;
  const here = await answeredHere(sockets, { ...ask, waitMs: silentWaitMs / 2, controlPort: control });
  if (here.kind === 'nothing-leaves') return { by: { kind: 'this-machine', how: 'nothing-leaves' } };
  if (here.kind === 'undecided' && here.controlExpired !== null)
    return { by: { kind: 'first-hop', address: here.controlExpired.icmp?.sender ?? null, thisMachineExcluded: false } };
  return { by: { kind: 'nobody', last: null } };
}

async function farthestHop(sockets: PathSockets, ask: WhoAsk): Promise<number | undefined> {
  if (ask.knownHop !== undefined) return ask.knownHop - 1;
  if (ask.silentPort === undefined || ask.onLink === true) return undefined;
  const other = await hopsTo(sockets, {
    ...ask,
    port: ask.silentPort,
    gap: silentGap,
    waitMs: silentWaitMs,
    window: 2,
  });
  return other.last?.hop;
}

const silentWaitMs = 300;
const silentGap = 2; // silent hops that end the search: the last of them may be the host

function unknown(why: UnknownReason): Found {
  return { by: { kind: 'unknown', why } };
}
