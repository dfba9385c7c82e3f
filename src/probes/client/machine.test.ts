import { describe, expect, it } from 'vitest';
import type { Ports } from '../../ports/ports.ts';
import type { NetworkInterface, Route } from '../../ports/system.ts';
import { addressKind } from './address-kind.ts';
import { agentSocket } from './agent.ts';
import { clientNetwork, proxyNamed } from './client-network.ts';

const eth0: NetworkInterface = {
  name: 'eth0',
  up: true,
  loopback: false,
  addresses: [
    { address: '10.0.0.5', family: 4, prefixBits: 24 },
    { address: 'fe80::5', family: 6, prefixBits: 64 },
  ],
};
const lo: NetworkInterface = {
  name: 'lo',
  up: true,
  loopback: true,
  addresses: [{ address: '127.0.0.1', family: 4, prefixBits: 8 }],
};
const tun: NetworkInterface = {
  ...eth0,
  name: 'tun0',
  addresses: [{ address: '10.8.0.2', family: 4, prefixBits: 24 }],
};

function ports(interfaces: readonly NetworkInterface[], route: Route, env: { [name: string]: string } = {}): Ports {
  return {
    system: { interfaces: async () => interfaces, routeTo: async () => route, hasDefaultRoute: async () => null },
    processes: { env: (name: string) => env[name] },
  } as unknown as Ports;
}
const route: Route = { kind: 'route', device: 'tun0', gateway: '10.8.0.1', source: '10.8.0.2', own: false };

describe('address-kind', () => {
  const look = async (address: string, way: Route = route) =>
    (await addressKind.run({ address }, ports([lo, eth0], way)))[0];
  it('tells on-link, own and foreign addresses apart', async () => {
    expect((await look('10.0.0.9'))?.facts['address.kind']).toMatchObject({
      value: { onLink: true, own: false, family: 4 },
    });
    expect((await look('10.0.0.5'))?.facts['address.kind']).toMatchObject({ value: { own: true } });
    expect((await look('10.0.1.9'))?.facts['address.kind']).toMatchObject({
      value: { onLink: false, range: 'private' },
    });
    expect((await look('104.16.0.1'))?.facts['address.kind']).toMatchObject({ value: { cdn: 'Cloudflare' } });
    expect((await look('10.0.0.9'))?.at).toEqual({ address: '10.0.0.9' });
  });
  it('names the way, and a VPN on it', async () => {
    expect((await look('10.0.1.9'))?.facts['address.route']).toMatchObject({ value: { kind: 'route', vpn: true } });
    expect((await look('2001:db8::1', { kind: 'none' }))?.facts['address.route']).toEqual({
      known: true,
      value: { kind: 'none', family: 6 },
    });
    const unknown = await look('10.0.1.9', { kind: 'unknown', why: 'not read here' });
    expect(unknown?.facts['address.route']).toMatchObject({ known: false, gap: { kind: 'unsupported' } });
  });
});

describe('client-network', () => {
  const network = async (interfaces: readonly NetworkInterface[]) => {
    const [seen] = await clientNetwork.run({}, ports(interfaces, route));
    const fact = seen?.facts['client.network'];
    return fact?.known ? fact.value : undefined;
  };
  it('knows when nothing is up', async () => {
    expect(await network([lo])).toMatchObject({ anyInterfaceUp: false, ipv4Default: false, addresses: [] });
  });
  it('names VPN interfaces and addresses; link-local is no way out', async () => {
    expect(await network([lo, eth0, tun])).toMatchObject({
      anyInterfaceUp: true,
      ipv4Default: true,
      ipv6Default: false,
      vpnInterfaces: ['tun0'],
    });
  });
});

it.each([
  [{ HTTPS_PROXY: 'http://me:secret@proxy.example:3128/' }, 'http://proxy.example:3128'],
  [{ http_proxy: 'proxy.example:8080' }, 'http://proxy.example:8080'],
  [{ ALL_PROXY: 'socks5://me:secret@127.0.0.1:1080' }, 'socks5://127.0.0.1:1080'],
  [{ HTTPS_PROXY: 'http://me:sec ret@' }, 'HTTPS_PROXY is set'],
  [{ HTTPS_PROXY: '' }, null],
])('%j gives %s and no secret', (env: { [name: string]: string }, said) => {
  expect(proxyNamed((name) => env[name])).toBe(said);
});

it.each([
  [null, '/run/agent'],
  ['SSH_AUTH_SOCK', '/run/agent'],
  ['none', null],
  ['None', null],
  ['$OTHER', '/run/other'],
  ['$UNSET', null],
  ['/path', '/path'],
])('IdentityAgent %s is %s', (identityAgent, socket) => {
  const env: { [name: string]: string } = { SSH_AUTH_SOCK: '/run/agent', OTHER: '/run/other' };
  expect(agentSocket(identityAgent, (name) => env[name])).toBe(socket);
});
