import { afterEach, describe, expect, it } from 'vitest';
import { type LabWorld, makeWorld, openPort, router2Address, serverAddress, whyNoLab } from './lab-world.ts';
import type { RefusedBy } from './refuser.ts';

const noLab = whyNoLab();
const port = 22;

describe.skipIf(noLab !== undefined)(
  `who refused, between namespaces${noLab === undefined ? '' : ` (skipped: ${noLab})`}`,
  () => {
    let world: LabWorld | undefined;
    afterEach(async () => {
      await world?.remove();
      world = undefined;
    });
    async function look(rules: Parameters<LabWorld['rules']> | undefined, ask: Parameters<LabWorld['ask']>[0]) {
      world = await makeWorld();
      if (rules !== undefined) world.rules(...rules);
      const said = world.ask(ask);
      expect(said.uid).toBe(65534);
      return said;
    }
    const chain = (hook: string, rule: string, type = 'filter') =>
      `table inet t { chain c { type ${type} hook ${hook} priority ${type === 'nat' ? -100 : 0}; ${rule}; }; }`;
    const validation = { openPort: { port: openPort, ssh: false } };

    for (const family of [4, 6] as const) {
      const address = serverAddress[family];
      const r1 = family === 4 ? '10.1.0.2' : 'fd00:1::2';
      const r2 = router2Address[family];
      const hops = [
        { hop: 1, address: r1 },
        { hop: 2, address: r2 },
      ];
      const adminProhibited = 'reject with icmpx type admin-prohibited';

      it(`IPv${family}: a closed port is refused by the host itself, three hops away`, async () => {
        const { found, tookMs } = await look(undefined, { address, port });
        expect(found.by).toEqual({ kind: 'target', hop: 3, how: 'ttl', validated: false });
        expect(found.hops).toEqual(hops);
        expect(found.cost.closedTouches).toBe(1);
        expect(found.cost.syns).toBeLessThanOrEqual(12);
        expect(tookMs).toBeLessThan(250);
      });

      it(`IPv${family}: the same, validated on an open port`, async () => {
        const { found } = await look(undefined, { address, port, ...validation });
        expect(found.by).toEqual({ kind: 'target', hop: 3, how: 'ttl', validated: true });
        expect(found.openHop).toBe(3);
      });

      it(`IPv${family}: an open SSH port gets one connection for the contrast`, async () => {
        const { found } = await look(undefined, { address, port, openPort: { port: openPort, ssh: true } });
        expect(found.by).toEqual({ kind: 'target', hop: 3, how: 'ttl', validated: false });
        expect(found.openHop).toBe(3);
        expect(found.cost.connections).toBe(1);
      });

      it(`IPv${family}: the host's own firewall looks the same as a closed port`, async () => {
        const { found } = await look(['server', chain('input', `tcp dport ${port} reject with tcp reset`)], {
          address,
          port,
        });
        expect(found.by).toEqual({ kind: 'target', hop: 3, how: 'ttl', validated: false });
      });

      it(`IPv${family}: the host's own reject names the host`, async () => {
        const { found } = await look(['server', chain('input', `tcp dport ${port} reject`)], { address, port });
        expect(found.by).toEqual({ kind: 'target', hop: 3, how: 'icmp', validated: true });
        expect(found.icmp).toMatchObject({ name: 'port-unreachable', sender: address });
      });

      for (const [node, hop] of [
        ['router1', 1],
        ['router2', 2],
      ] as const) {
        const own = hop === 1 ? r1 : r2;
        it(`IPv${family}: ${node} resets what it should forward`, async () => {
          const rule = chain('forward', `tcp dport ${port} reject with tcp reset`);
          const { found } = await look([node, rule], { address, port, ...validation });
          expect(found.by).toEqual({ kind: 'router', hop, address: own, how: 'ttl', validated: true });
        });
        it(`IPv${family}: ${node} rejects and names itself`, async () => {
          const { found } = await look([node, chain('forward', `tcp dport ${port} ${adminProhibited}`)], {
            address,
            port,
          });
          expect(found.by).toEqual({ kind: 'router', hop, address: own, how: 'icmp', validated: true });
          expect(found.icmp?.name).toBe('admin-prohibited');
        });
        it(`IPv${family}: ${node} drops, nobody answers beyond it`, async () => {
          const { found } = await look([node, chain('forward', `tcp dport ${port} drop`)], { address, port });
          expect(found.by).toEqual({ kind: 'nobody', last: { hop, address: own } });
        });
      }

      it(`IPv${family}: a reset before routing at router2 is told from the host's by its deeper open port`, async () => {
        const rule = chain('prerouting', `tcp dport ${port} reject with tcp reset`);
        const { found } = await look(['router2', rule], { address, port, ...validation });
        expect(found.by).toEqual({ kind: 'router', hop: 2, address: r2, how: 'ttl', validated: true });
      });

      it(`IPv${family}: a reject before routing at router2 is placed by the machine before it`, async () => {
        const rule = chain('prerouting', `tcp dport ${port} ${adminProhibited}`);
        const { found } = await look(['router2', rule], { address, port });
        expect(found.by).toEqual({ kind: 'router', hop: 2, address: r2, how: 'icmp', validated: true });
      });

      it(`IPv${family}: the host drops: followed up to the machine before it, the host is not touched again`, async () => {
        const rule = chain('input', `tcp dport ${port} drop`);
        const { found } = await look(['server', rule], { address, port, knownHop: 3 });
        expect(found.by).toEqual({ kind: 'nobody', last: { hop: 2, address: r2 } });
        expect(found.cost.syns).toBe(1);
      });

      it(`IPv${family}: our own firewall rejects and names us`, async () => {
        const { found } = await look(['client', chain('output', `tcp dport ${port} reject`)], { address, port });
        expect(found.by).toEqual({ kind: 'this-machine', how: 'icmp-from-own-address' });
      });

      it(`IPv${family}: our own firewall resets: nothing leaves`, async () => {
        const rule = chain('output', `tcp dport ${port} reject with tcp reset`);
        const { found } = await look(['client', rule], { address, port });
        expect(found.by).toEqual({ kind: 'this-machine', how: 'nothing-leaves' });
      });

      it(`IPv${family}: our own firewall drops: the kernel cannot repeat the SYN`, async () => {
        const rule = chain('output', `tcp dport ${port} drop`);
        const { found } = await look(['client', rule], { address, port, timeoutMs: 1_200 });
        expect(found.by).toEqual({ kind: 'this-machine', how: 'nothing-leaves' });
      });

      it(`IPv${family}: our own firewall drops, and we waited for less than a second`, async () => {
        const { found } = await look(['client', chain('output', `tcp dport ${port} drop`)], { address, port });
        expect(found.by).toEqual({ kind: 'this-machine', how: 'nothing-leaves' });
      });

      it(`IPv${family}: router1 resets before routing: the first hop, and not this machine`, async () => {
        const rule = chain('prerouting', `tcp dport ${port} reject with tcp reset`);
        const { found } = await look(['router1', rule], { address, port });
        expect(found.by).toMatchObject({ kind: 'first-hop', thisMachineExcluded: true });
      });

      it(`IPv${family}: router1 drops before routing: the first hop or this machine`, async () => {
        const { found } = await look(['router1', chain('prerouting', `tcp dport ${port} drop`)], { address, port });
        expect(found.by).toEqual({ kind: 'first-hop', address: r1, thisMachineExcluded: false });
      });

      it(`IPv${family}: the neighbour on the link refuses for itself`, async () => {
        const { found } = await look(undefined, { address: r1, port, onLink: true });
        expect(found.by).toEqual({ kind: 'target', hop: 1, how: 'hops', validated: true });
      });

      it(`IPv${family}: nobody has the address on our own link`, async () => {
        const nobody = family === 4 ? '10.1.0.9' : 'fd00:1::9';
        const { found } = await look(undefined, { address: nobody, port, onLink: true, timeoutMs: 5_000 });
        expect(found.by).toEqual({ kind: 'next-hop-silent' });
      });

      it(`IPv${family}: no route`, async () => {
        const { found } = await look(undefined, { address: family === 4 ? '10.99.0.1' : 'fd99::1', port });
        expect(found.by).toEqual({ kind: 'this-machine', how: 'no-route' } satisfies RefusedBy);
      });

      // router2 owns the address and passes the open port on to the server: k + 1 < h, and still the machine itself refuses.
      const translate = (dports: string) => {
        const [to, protocol] = family === 4 ? [address, 'ip'] : [`[${address}]`, 'ip6'];
        return chain('prerouting', `${protocol} daddr ${r2} tcp dport { ${dports} } dnat ${protocol} to ${to}`, 'nat');
      };
      it(`IPv${family}: a translating router refuses a port it does not pass on`, async () => {
        const rule = translate(`${openPort}`);
        const { found } = await look(['router2', rule], { address: r2, port, ...validation });
        expect(found.by).toMatchObject({ kind: 'target', hop: 2, how: 'ttl' });
        expect(found.openHop).toBe(3);
      });
      it(`IPv${family}: a translating router passes the port on to a host that refuses`, async () => {
        const { found } = await look(['router2', translate(`${openPort}, ${port}`)], {
          address: r2,
          port,
          ...validation,
        });
        expect(found.by).toEqual({ kind: 'behind-translation', translationHop: 2, resultHop: 3 });
      });
    }
  },
);
