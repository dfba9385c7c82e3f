import type { IcmpError } from '../../contract/facts/tcp.ts';
import { isTimeExceeded } from '../icmp.ts';
import type { PathAnswer, PathAsk } from '../path.ts';
import { readErrorQueue } from './error-queue.ts';
import { errnoName, type Libc } from './libc.ts';
import { isReady, type Poller } from './poller.ts';
import { addressOfSockaddr, familyInet, familyInet6, sockaddrOf } from './sockaddr.ts';
import { zoneIndex } from './zone.ts';

/** One non-blocking connect with a hop limit and an error queue. Needs no privileges. */
export function createConnect(libc: Libc, poller: Poller, nowMs: () => number): (ask: PathAsk) => Promise<PathAnswer> {
  return async (ask) => {
    const to = sockaddrOf(ask.address, ask.port, zoneIndex);
    if (to === undefined) return failed('EINVAL');
    const fd = libc.socket(to.family === 4 ? familyInet : familyInet6, streamNonblockCloexec, 0);
    if (fd < 0) return failed(errnoName(libc.errno()));
    let handedOver = false;
    try {
      const refused = prepare(libc, fd, ask, to.family);
      if (refused !== undefined) return failed(refused);
      const startMs = nowMs();
      const code = libc.connect(fd, to.bytes, to.bytes.length) === 0 ? 0 : libc.errno();
      const ourAddress = addressOf(libc, fd);
      const immediate = code !== 0 && code !== inProgress ? code : undefined;
      if (immediate === undefined) {
        const deadlineMs = startMs + ask.waitMs;
        const happened = isReady(libc, fd) || (await poller.wait(fd, deadlineMs - nowMs(), ask.signal));
        const afterMs = nowMs() - startMs;
        const errno = ask.signal?.aborted ? 'ABORTED' : null;
        if (!happened) return { result: 'silent', errno, icmp: null, afterMs, ourAddress, ...repeats(libc, fd) };
      }
      const afterMs = nowMs() - startMs;
      const queued = readErrorQueue(libc, fd);
      const pending = immediate ?? (intOption(libc, fd, solSocket, soError) || queued?.errno || 0);
      const result = meaning(pending, immediate !== undefined, queued?.icmp ?? null);
      const sent = { ourAddress, afterMs, ...(result === 'silent' ? repeats(libc, fd) : oneSyn) };
      const answer = {
        ...sent,
        result,
        errno: pending === 0 ? null : errnoName(pending),
        icmp: queued?.icmp ?? null,
      } as const;
      if (result !== 'open' || ask.keepOpen !== true) return answer;
      handedOver = true;
      libc.setsockopt(fd, solSocket, soLinger, new Uint8Array(8), 8);
      return { ...answer, fd };
    } finally {
      if (!handedOver) libc.close(fd);
    }
  };
}

const streamNonblockCloexec = 0o1 | 0o4000 | 0o2000000;
const solSocket = 1;
const soError = 4;
const soLinger = 13;
const protocolTcp = 6;
const tcpSyncnt = 7;
const repeatedSyns = 2; // the fewest that last longer than the three seconds in which a neighbour is searched for
const tcpInfo = 11;
const inProgress = 115; // EINPROGRESS
const oneSyn = { syns: 1, droppedHere: false };
/** Level and option numbers of Linux: ip(7), ipv6(7). */
const options = {
  4: { level: 0, ttl: 2, errors: 11, minTtl: 21 },
  6: { level: 41, ttl: 16, errors: 25, minTtl: 73 },
} as const;

function prepare(libc: Libc, fd: number, ask: PathAsk, family: 4 | 6): string | undefined {
  const option = options[family];
  const set = (number: number, value: number) => {
    const raw = ints(value);
    return libc.setsockopt(fd, option.level, number, raw, raw.length) === 0;
  };
  libc.setsockopt(fd, solSocket, soLinger, ints(1, 0), 8); // a probe that connects is closed by a reset: nothing lingers
  libc.setsockopt(fd, protocolTcp, tcpSyncnt, ints(repeatedSyns), 4);
  if (!set(option.errors, 1)) return errnoName(libc.errno());
  if (ask.ttl !== undefined && !set(option.ttl, ask.ttl)) return errnoName(libc.errno());
  if (ask.minTtl !== undefined && !set(option.minTtl, ask.minTtl)) return errnoName(libc.errno());
  if (ask.bindAddress === undefined) return undefined;
  const from = sockaddrOf(ask.bindAddress, 0, zoneIndex);
  if (from === undefined) return 'EINVAL';
  return libc.bind(fd, from.bytes, from.bytes.length) === 0 ? undefined : errnoName(libc.errno());
}

function meaning(errno: number, immediate: boolean, icmp: IcmpError | null): PathAnswer['result'] {
  if (icmp !== null && isTimeExceeded(icmp.family, icmp.type)) return 'time-exceeded';
  if (errno === 0) return 'open';
  const name = errnoName(errno);
  if (icmp !== null) return name === 'ECONNREFUSED' ? 'refused' : 'unreachable';
  if (immediate) {
    if (name === 'EPERM' || name === 'EACCES') return 'forbidden-here';
    if (routeErrors.has(name)) return 'no-route';
  }
  switch (name) {
    case 'ECONNREFUSED':
      return 'refused';
    case 'ECONNRESET':
      return 'reset';
    case 'ETIMEDOUT':
      return 'silent';
    default:
      return unreachableErrors.has(name) ? 'unreachable' : 'failed';
  }
}

/** What connect() itself says for a missing, unreachable or blackhole route (EINVAL), or no address of the family. */
const routeErrors = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EINVAL', 'ENETDOWN', 'EAFNOSUPPORT']);
const unreachableErrors = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EACCES', 'EHOSTDOWN', 'ENONET', 'ENOPROTOOPT']);

/**
 * struct tcp_info: `tcpi_total_retrans` (offset 100) counts repetitions tried, `tcpi_retrans` (36) those under way. A
 * repetition that the output hook dropped is tried but not under way (net/ipv4/tcp_output.c, tcp_retransmit_skb).
 */
function repeats(libc: Libc, fd: number): { readonly syns: number; readonly droppedHere: boolean } {
  const raw = new Uint8Array(104);
  const length: [number] = [raw.length];
  if (libc.getsockopt(fd, protocolTcp, tcpInfo, raw, length) !== 0 || length[0] < raw.length) return oneSyn;
  const words = new Uint32Array(raw.buffer);
  const tried = words[25] ?? 0;
  return { syns: 1 + tried, droppedHere: tried > 0 && words[9] === 0 };
}

function failed(errno: string): PathAnswer {
  return { result: 'failed', errno, icmp: null, afterMs: 0, ourAddress: null, syns: 0, droppedHere: false };
}

function addressOf(libc: Libc, fd: number): string | null {
  const raw = new Uint8Array(28);
  return libc.getsockname(fd, raw, [raw.length]) === 0 ? addressOfSockaddr(raw) : null;
}

function intOption(libc: Libc, fd: number, level: number, option: number): number {
  const raw = new Uint8Array(4);
  libc.getsockopt(fd, level, option, raw, [4]);
  return new Int32Array(raw.buffer)[0] ?? 0;
}

function ints(...values: readonly number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(values).buffer);
}
