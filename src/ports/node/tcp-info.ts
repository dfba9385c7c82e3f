import { endianness } from 'node:os';
import { loadLibc } from './libc.ts';

// <linux/tcp.h>, struct tcp_info: eight bytes, then words of 32 bits: rto, ato, snd_mss, rcv_mss, unacked, …
const ipprotoTcp = 6;
const tcpInfo = 11;
const unackedAt = 24;

/** Segments that were sent and not acknowledged; undefined where the system does not say. */
export function unacknowledgedSegments(fd: number): number | undefined {
  const libc = loadLibc();
  if ('missing' in libc) return undefined;
  const info = Buffer.alloc(104);
  const bytes: [number] = [info.length];
  if (libc.getsockopt(fd, ipprotoTcp, tcpInfo, info, bytes) !== 0 || bytes[0] < unackedAt + 4) return undefined;
  return endianness() === 'LE' ? info.readUInt32LE(unackedAt) : info.readUInt32BE(unackedAt);
}
