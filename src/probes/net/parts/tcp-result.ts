import type { TcpConnect } from '../../../contract/facts/tcp.ts';
import type { PathAnswer } from '../../../ports/path.ts';
import type { ByteStream } from '../../../ports/stream.ts';
import type { TcpResult } from '../../../ports/tcp.ts';

/**
 * ECONNRESET from connect() means that the handshake was done and the reset came before we looked: a refused SYN gives
 * ECONNREFUSED. So it is an open port whose stream is broken already.
 */
export function afterHandshake(result: TcpResult): TcpResult {
  if (result.kind !== 'reset') return result;
  return { kind: 'open', rttMs: result.afterMs, stream: brokenStream, ourAddress: null };
}

const brokenStream: ByteStream = {
  read: async () => ({ kind: 'reset', code: 'ECONNRESET' }),
  write: async () => undefined,
  close: async () => undefined,
  abort: () => undefined,
};

/** One connection attempt as a fact. */
export function connectFact(result: TcpResult): TcpConnect {
  switch (result.kind) {
    case 'open':
      return { kind: 'open', rttMs: result.rttMs };
    case 'refused':
      return { kind: 'refused', afterMs: result.afterMs, icmp: result.icmp };
    case 'unreachable':
      return { kind: 'unreachable', afterMs: result.afterMs, code: result.errno, icmp: result.icmp };
    case 'silent':
      return { kind: 'silent', waitedMs: result.waitedMs };
    case 'reset':
      return { kind: 'open', rttMs: result.afterMs };
    case 'forbidden-here':
      return { kind: 'forbidden-here', code: result.code };
    case 'failed':
      return { kind: 'failed', code: result.code };
    default:
      return result satisfies never;
  }
}

/**
 * What a second SYN with an error queue adds to a refusal: whether an ICMP error said it, which, and who sent it.
 * undefined: the second attempt met something else, so it says nothing about the first.
 */
export function withErrorQueue(first: TcpConnect, again: PathAnswer): TcpConnect | undefined {
  const code = again.errno ?? 'UNKNOWN';
  switch (again.result) {
    case 'refused':
      return first.kind === 'refused' ? { ...first, icmp: again.icmp } : undefined;
    case 'unreachable':
    case 'time-exceeded': {
      if (first.kind !== 'unreachable' && first.kind !== 'forbidden-here') return undefined;
      const afterMs = first.kind === 'unreachable' ? first.afterMs : again.afterMs;
      return { kind: 'unreachable', afterMs, code: first.code, icmp: again.icmp };
    }
    case 'forbidden-here':
      return first.kind === 'forbidden-here' || first.kind === 'unreachable'
        ? { kind: 'forbidden-here', code }
        : undefined;
    case 'no-route':
      return first.kind === 'unreachable' ? { ...first, icmp: null } : undefined;
    case 'open':
    case 'silent':
    case 'reset':
    case 'failed':
      return undefined;
    default:
      return again.result satisfies never;
  }
}
