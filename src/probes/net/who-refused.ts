import { absent, known } from '../../contract/fact.ts';
import type { Refuser } from '../../contract/facts/tcp.ts';
import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RefusedBy, UnknownReason, WhoRefused } from '../../ports/trace/refuser.ts';
import { whoRefused as ask, type WhoAsk } from '../../ports/trace/who.ts';
import { startDeadline } from './parts/deadline.ts';

export type WhoRefusedInput = Omit<WhoAsk, 'timeoutMs' | 'first'>;

/** A refusal comes at once; in silence the kernel's repeated SYN, after a second, shows whether a rule here drops it. */
const firstWaitMs = 1_200;

/** Which machine on the way refused, or how far a silent way goes: hop limits, error queues and the hop limit of the answer. */
export const whoRefused = defineProbe({
  id: 'who-refused',
  stage: 'connect',
  gives: ['path.refuser', 'path.hops'],
  /** The port asked about; and up to 1 SYN to an open SSH port of the same host, where one is known. */
  footprint: { connections: 1, closedPorts: 1, authAttempts: 0 },
  withinMs: 4_000,
  async run(input: WhoRefusedInput, ports: Pick<Ports, 'path' | 'clock'>) {
    const loaded = await ports.path.load();
    if (loaded.kind === 'unavailable') {
      const facts = {
        'path.refuser': absent({ kind: 'unsupported', why: loaded.why }),
        'path.hops': absent({ kind: 'unsupported', why: loaded.why }),
      };
      return [{ facts, cost: { connections: 0, authAttempts: 0 } }];
    }
    const deadline = startDeadline(ports.clock, this.withinMs, input.signal);
    const found = await ask(loaded.sockets, { ...input, timeoutMs: firstWaitMs, signal: deadline.signal });
    deadline.done();
    const refuser = refuserFact(found.by, input.address);
    const facts = {
      'path.refuser':
        refuser === undefined ? absent({ kind: 'not-applicable', why: 'the port is open' }) : known(refuser),
      'path.hops': known(hopsFact(found, input)),
    };
    const cost = { connections: found.cost.connections, closedPorts: found.cost.closedTouches, authAttempts: 0 };
    return [
      { facts, evidence: [{ what: `hops to ${input.address} port ${input.port}`, text: quote(words(found)) }], cost },
    ];
  },
});

function refuserFact(by: RefusedBy, address: string): Refuser | undefined {
  switch (by.kind) {
    case 'this-machine':
      // The address is ours, so "this machine" is the host that was asked for.
      return by.how === 'own-address'
        ? { kind: 'self', hop: 0, how: 'loopback' }
        : { kind: 'this-machine', how: by.how };
    case 'first-hop':
      return { kind: 'first-hop', address: by.address, notHere: by.thisMachineExcluded };
    case 'router':
      return {
        kind: 'router',
        hop: by.hop,
        address: by.address,
        how: by.how === 'icmp' ? 'icmp' : 'ttl',
        validated: by.validated,
      };
    case 'target':
      return { kind: 'self', hop: by.hop, how: by.how, validated: by.validated };
    case 'behind-translation':
      return {
        kind: 'undetermined',
        why: `${address} translates addresses at hop ${by.translationHop}; what refuses stands behind it, at hop ${by.resultHop}`,
      };
    case 'next-hop-silent':
      return { kind: 'nobody', lastHop: null, lastAddress: null };
    case 'nobody':
      return { kind: 'nobody', lastHop: by.last?.hop ?? null, lastAddress: by.last?.address ?? null };
    case 'not-refused':
      return undefined;
    case 'unknown':
      return { kind: 'undetermined', why: reasons[by.why] };
    default:
      return by satisfies never;
  }
}

const reasons: { readonly [R in UnknownReason]: string } = {
  'answers-got-lost': 'answers got lost on the way, or a rate limit set in',
  'way-back-differs': 'the way back is not as long as the way there',
  'open-port-is-nearer': 'an open port of the host is nearer than the refusal',
  'no-sender': 'the error came without the address of its sender',
  'no-path-sockets': 'this system does not show who answered',
};

function hopsFact(found: WhoRefused, input: WhoRefusedInput) {
  const targetHop = found.by.kind === 'target' ? found.by.hop : (found.openHop ?? input.knownHop ?? null);
  return { hops: found.hops, targetHop, port: input.port };
}

function words(found: WhoRefused): string {
  const hops = found.hops.map(({ hop, address }) => `${hop} ${address ?? '(no answer)'}`);
  const end = found.resultHop === null ? 'no answer beyond' : `hop ${found.resultHop} gives the answer of the port`;
  const ttl =
    found.ttl?.kind === 'exact'
      ? `; it arrives with a hop limit of ${found.ttl.ttl}, sent with ${found.ttl.initial}`
      : '';
  return `${[...hops, end].join(', ')}${ttl}`;
}
