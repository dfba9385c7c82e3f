import type { Socket } from 'node:net';
import type { Path, PathAnswer } from '../path.ts';
import type { Tcp, TcpAsk, TcpResult } from '../tcp.ts';

/** Connects through Node, or through the path sockets where something is asked that only they can do. */
export function nodeTcp(path: Path): Tcp {
  return {
    async open(ask) {
      if (ask.signal?.aborted) return { kind: 'failed', code: 'ABORTED' };
      if (ask.wantIcmp === true || ask.ttl !== undefined || ask.minTtl !== undefined) {
        const loaded = await path.load();
        if (loaded.kind === 'ready') {
          const answer = await loaded.sockets.connectWith({ ...ask, waitMs: ask.timeoutMs, keepOpen: true });
          return resultOf(answer);
        }
      }
      return connect(ask);
    },
  };
}

async function connect(ask: TcpAsk): Promise<TcpResult> {
  const [net, { streamOfSocket }] = await Promise.all([import('node:net'), import('./stream.ts')]);
  if (net.isIP(ask.address.split('%')[0] ?? '') === 0) return { kind: 'failed', code: 'EINVAL' };
  return new Promise((resolve) => {
    const startMs = performance.now();
    const socket: Socket = new net.Socket();
    const settle = (result: TcpResult) => {
      clearTimeout(timer);
      ask.signal?.removeEventListener('abort', aborted);
      if (result.kind !== 'open') socket.destroy();
      resolve(result);
    };
    const aborted = () => settle({ kind: 'failed', code: 'ABORTED' });
    const timer = setTimeout(() => settle({ kind: 'silent', waitedMs: elapsed() }), ask.timeoutMs);
    const elapsed = () => performance.now() - startMs;
    ask.signal?.addEventListener('abort', aborted);
    socket.once('error', (error: NodeJS.ErrnoException) => settle(byCode(error.code ?? 'UNKNOWN', elapsed())));
    socket.once('connect', () => {
      const rttMs = elapsed();
      const { localAddress, localPort } = socket;
      settle({
        kind: 'open',
        rttMs,
        stream: streamOfSocket(socket),
        ourAddress: localAddress ?? null,
        ourPort: localPort,
      });
    });
    const from = ask.bindAddress === undefined ? {} : { localAddress: ask.bindAddress };
    try {
      socket.connect({ host: ask.address, port: ask.port, ...from });
    } catch (error) {
      settle({ kind: 'failed', code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' });
    }
  });
}

/** What Node's error codes mean; it does not say whether an ICMP message was behind it. */
function byCode(code: string, afterMs: number): TcpResult {
  switch (code) {
    case 'ECONNREFUSED':
      return { kind: 'refused', afterMs, icmp: undefined };
    case 'ECONNRESET':
      return { kind: 'reset', afterMs };
    case 'ETIMEDOUT':
      return { kind: 'silent', waitedMs: afterMs };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
    case 'ENOPROTOOPT': // ICMP protocol-unreachable
      return { kind: 'unreachable', afterMs, errno: code, icmp: undefined };
    case 'EACCES': // the same for our own prohibit route and for an ICMPv6 admin-prohibited from elsewhere
      return { kind: 'unreachable', afterMs, errno: code, icmp: undefined };
    case 'EPERM':
      return { kind: 'forbidden-here', code };
    default:
      return { kind: 'failed', code };
  }
}

async function resultOf(answer: PathAnswer): Promise<TcpResult> {
  const { result, icmp, afterMs, ourAddress, fd } = answer;
  const errno = answer.errno ?? 'UNKNOWN';
  switch (result) {
    case 'open': {
      if (fd === undefined) return { kind: 'failed', code: 'EBADF' };
      const [net, { streamOfSocket }] = await Promise.all([import('node:net'), import('./stream.ts')]);
      const socket = new net.Socket({ fd, readable: true, writable: true });
      return { kind: 'open', rttMs: afterMs, stream: streamOfSocket(socket), ourAddress };
    }
    case 'refused':
      return { kind: 'refused', afterMs, icmp };
    case 'unreachable':
    case 'time-exceeded':
    case 'no-route':
      return { kind: 'unreachable', afterMs, errno, icmp };
    case 'silent':
      return errno === 'ABORTED' ? { kind: 'failed', code: errno } : { kind: 'silent', waitedMs: afterMs };
    case 'reset':
      return { kind: 'reset', afterMs };
    case 'forbidden-here':
      return { kind: 'forbidden-here', code: errno };
    case 'failed':
      return { kind: 'failed', code: errno };
    default:
      return result satisfies never;
  }
}
