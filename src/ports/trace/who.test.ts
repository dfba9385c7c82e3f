import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FakePort, type FakeWay, fakePathSockets } from '../fake/path.ts';
import type { RefusedBy } from './refuser.ts';
import { whoRefused } from './who.ts';

const target = '198.51.100.7';
const ssh = 22;
const web = 443;
const routers = ['10.0.0.254', '192.0.2.1', '192.0.2.2'];

function look(way: Partial<FakeWay>, ask: { openPort?: boolean; knownHop?: number } = {}) {
  const sockets = fakePathSockets({ routers, target, ...way });
  const openPort = ask.openPort === true ? { port: web, ssh: false } : undefined;
  const own = { ownAddresses: ['127.0.0.1', '10.0.0.1'], onLink: false };
  return whoRefused(sockets, {
    address: target,
    port: ssh,
    timeoutMs: 1_000,
    ...own,
    openPort,
    knownHop: ask.knownHop,
  });
}

describe('who refused', () => {
  it.each([64, 128, 255])('the host itself, for a sender that starts from %i', async (initialTtl) => {
    const found = await look({ initialTtl });
    expect(found.by).toEqual({ kind: 'target', hop: 4, how: 'ttl', validated: false });
    expect(found.ttl).toEqual({ kind: 'exact', ttl: initialTtl - 3, initial: initialTtl, sentBy: 'self' });
    expect(found.cost.syns).toBeLessThanOrEqual(16);
  });

  it('needs fewer than 12 SYNs for a sender that starts from 64', async () => {
    expect((await look({})).cost).toEqual({ connections: 0, closedTouches: 1, syns: 8 });
  });

  it('does not take an asymmetric way back for a firewall, once an open port is asked', async () => {
    const found = await look({ backExtra: -1, ports: { [web]: { kind: 'open' } } }, { openPort: true });
    expect(found.by).toEqual({ kind: 'unknown', why: 'way-back-differs' });
  });

  it('follows a silent port no farther than the machine before the host, where that is known', async () => {
    const found = await look({ ports: { [ssh]: { kind: 'dropped' } } }, { knownHop: 4 });
    expect(found.by).toEqual({ kind: 'nobody', last: { hop: 3, address: '192.0.2.2' } });
    expect(found.cost.syns).toBe(1);
  });

  it('touches a silent port at most three times where the host is not known', async () => {
    const found = await look({ ports: { [ssh]: { kind: 'dropped' } } });
    expect(found.by).toEqual({ kind: 'nobody', last: { hop: 3, address: '192.0.2.2' } });
    expect(found.cost.syns).toBeLessThanOrEqual(4);
  });

  it('never says more than is true, whatever the way is like and whichever SYN is lost', async () => {
    await fc.assert(
      fc.asyncProperty(ways, fc.boolean(), async (way, openPort) => {
        const by = (await look(way, { openPort })).by;
        expect(lie(by, way), JSON.stringify(by)).toBeUndefined();
      }),
      { numRuns: 1_500 },
    );
  });
});

const firewalls: fc.Arbitrary<FakePort> = fc.record({
  kind: fc.constant('firewall'),
  hop: fc.nat(6),
  when: fc.constantFrom('arriving', 'forwarding'),
  does: fc.constantFrom('reset', 'reject', 'drop'),
});

const ways: fc.Arbitrary<FakeWay> = fc
  .record({
    silent: fc.array(fc.boolean(), { maxLength: 6 }),
    port: fc.oneof(firewalls, fc.constantFrom<FakePort>({ kind: 'closed' }, { kind: 'dropped' })),
    initialTtl: fc.constantFrom(64, 128, 255),
    backExtra: fc.constantFrom(0, 0, 0, -1, 1, 2),
    lost: fc.option(fc.integer({ min: 2, max: 30 })),
  })
  .map(({ silent, port, initialTtl, backExtra, lost }) => ({
    routers: silent.map((says, at) => (says ? null : `192.0.2.${at + 1}`)),
    target,
    ports: { [ssh]: port, [web]: { kind: 'open' } },
    initialTtl,
    backExtra,
    ...(lost === null ? {} : { loses: (syn: number) => syn === lost }),
  }));

/** What is wrong with a claim; an unvalidated one by hop limits holds for a way back as long as the way there only. */
function lie(by: RefusedBy, way: FakeWay): string | undefined {
  const port = way.ports?.[ssh] ?? { kind: 'closed' };
  const acts = port.kind === 'firewall' && port.hop <= way.routers.length ? port : undefined;
  const targetHop = way.routers.length + 1;
  const symmetric = way.backExtra === 0;
  const refuses = acts === undefined ? port.kind !== 'dropped' : acts.does !== 'drop';
  switch (by.kind) {
    case 'this-machine':
      return acts?.hop === 0 ? undefined : 'not this machine';
    case 'first-hop':
      if (by.thisMachineExcluded && acts?.hop === 0) return 'it was this machine';
      return (acts?.hop ?? targetHop) <= 1 ? undefined : 'farther away';
    case 'router':
      if (!by.validated && !symmetric) return undefined;
      return acts !== undefined && (by.hop === null || acts.hop === by.hop) ? undefined : 'another machine';
    case 'target':
      if (!by.validated && !symmetric) return undefined;
      if (acts === undefined) return by.hop === targetHop ? undefined : 'another hop';
      // Without an open port, a machine that refuses on arrival looks like the owner of the address.
      return !by.validated && acts.when === 'arriving' && acts.hop === by.hop ? undefined : 'a firewall on the way';
    case 'nobody':
      return refuses && way.loses === undefined ? 'it was refused' : undefined;
    case 'behind-translation':
    case 'next-hop-silent':
    case 'not-refused':
      return 'nothing of the kind';
    case 'unknown':
      return undefined;
    default:
      return by satisfies never;
  }
}
