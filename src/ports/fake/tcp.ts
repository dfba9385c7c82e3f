import type { Tcp, TcpAsk, TcpResult } from '../tcp.ts';
import { fakeStream, type PeerStep } from './stream.ts';

type OtherResult = Exclude<TcpResult, { kind: 'open' }>;
/** A list of steps is a peer that accepts; a function is asked at each attempt. */
export type FakePeer = OtherResult | readonly PeerStep[] | ((ask: TcpAsk) => OtherResult | readonly PeerStep[]);

export interface FakeTcp extends Tcp {
  readonly asked: TcpAsk[];
}

/** Peers by `address port`, such as `192.0.2.1 22`; all others are silent. */
export function fakeTcp(peers: Readonly<Record<string, FakePeer>>): FakeTcp {
  const asked: TcpAsk[] = [];
  return {
    asked,
    async open(ask) {
      asked.push(ask);
      const found = peers[`${ask.address} ${ask.port}`] ?? { kind: 'silent', waitedMs: ask.timeoutMs };
      const result = typeof found === 'function' ? found(ask) : found;
      if (!isScript(result)) return result;
      return { kind: 'open', rttMs: 1, stream: fakeStream(result), ourAddress: null };
    },
  };
}

function isScript(result: OtherResult | readonly PeerStep[]): result is readonly PeerStep[] {
  return Array.isArray(result);
}
