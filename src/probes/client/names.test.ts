import { describe, expect, it } from 'vitest';
import type { DnsAnswer, SystemLookup } from '../../ports/dns.ts';
import type { Ports } from '../../ports/ports.ts';
import { nameLookup } from './name-lookup.ts';
import { nameServers } from './name-servers.ts';

const nothing = {} as Ports;

function lookupPorts(answer: (family: 0 | 4 | 6) => SystemLookup): Ports {
  return {
    ...nothing,
    dns: { lookup: async (_, family) => answer(family), servers: () => [], query: () => Promise.reject() },
    files: { ...nothing.files, read: async () => ({ kind: 'missing' }) },
    processes: { ...nothing.processes, env: () => undefined },
  };
}

async function lookedUp(
  host: string,
  addressFamily: 'any' | 'inet' | 'inet6',
  answer: (family: 0 | 4 | 6) => SystemLookup,
) {
  const [seen] = await nameLookup.run({ host, addressFamily }, lookupPorts(answer));
  const fact = seen?.facts['name.lookup'];
  return fact?.known ? fact.value : fact;
}

const found = (address: string, family: 4 | 6): SystemLookup => ({
  kind: 'addresses',
  addresses: [{ address, family }],
});
const notFound: SystemLookup = { kind: 'not-found', code: 'ENOTFOUND' };

describe('name-lookup', () => {
  it('asks nobody about a numeric address', async () => {
    const asked = () => {
      throw new Error('asked');
    };
    expect(await lookedUp('192.0.2.1', 'any', asked)).toEqual({ kind: 'literal', address: '192.0.2.1' });
    expect(await lookedUp('2001:db8::1', 'inet', asked)).toEqual({ kind: 'no-address-of-family', family: 'inet' });
  });
  it('tells a name without address of the family from one that is not there', async () => {
    const only4 = (family: 0 | 4 | 6) => (family === 4 ? found('192.0.2.1', 4) : notFound);
    expect(await lookedUp('shop', 'inet6', only4)).toEqual({ kind: 'no-address-of-family', family: 'inet6' });
    expect(await lookedUp('shop', 'inet', () => notFound)).toEqual(notFound);
    expect(await lookedUp('shop', 'any', () => notFound)).toEqual(notFound);
  });
  it('passes on what the resolver did', async () => {
    expect(await lookedUp('shop', 'any', () => found('192.0.2.1', 4))).toEqual({
      kind: 'addresses',
      addresses: ['192.0.2.1'],
    });
    const down: SystemLookup = { kind: 'temporary-failure', code: 'EAI_AGAIN' };
    expect(await lookedUp('shop', 'any', () => down)).toEqual(down);
  });
  it('gives the form of the name', async () => {
    const form = async (host: string) => {
      const [seen] = await nameLookup.run(
        { host, addressFamily: 'any' },
        lookupPorts(() => notFound),
      );
      const fact = seen?.facts['name.form'];
      return fact?.known ? fact.value : undefined;
    };
    expect(await form('raspberrypi.local')).toMatchObject({ labels: 2, mdns: true, literal: false });
    expect(await form('shop.')).toMatchObject({ labels: 1, mdns: false });
    expect(await form('192.0.2.1')).toMatchObject({ labels: 0, literal: true, searchDomains: [] });
  });
});

type Kind = Exclude<DnsAnswer<string>['kind'], 'records' | 'failed'>;
const said = (kind: Kind, server: string): DnsAnswer<string> =>
  kind === 'silent' ? { kind, server, waitedMs: 2000 } : { kind, server, afterMs: 3 };
const records = (server: string, ...list: string[]): DnsAnswer<string> => ({
  kind: 'records',
  records: list,
  server,
  afterMs: 3,
});

async function asked(
  host: string,
  servers: readonly string[],
  answer: (name: string, type: string, server: string) => DnsAnswer<string>,
  lookup: { readonly addresses: readonly string[]; readonly searchDomains?: readonly string[] } | null = null,
) {
  const ports = {
    dns: {
      servers: () => servers,
      query: async (ask: { name: string; type: string; server: string }) => answer(ask.name, ask.type, ask.server),
    },
  };
  const [seen] = await nameServers.run(
    {
      host,
      addressFamily: 'any',
      lookup: lookup === null ? null : { kind: 'addresses', addresses: lookup.addresses },
      searchDomains: lookup?.searchDomains ?? [],
      inHostsFile: false,
    },
    ports as unknown as Ports,
  );
  return seen?.facts;
}

describe('name-servers', () => {
  it('takes the best word of any server', async () => {
    const mixed = await asked('shop.example', ['10.0.0.1', '10.0.0.2'], (_, type, server) =>
      server === '10.0.0.1'
        ? said('silent', server)
        : type === 'A'
          ? records(server, '192.0.2.1')
          : said('no-data', server),
    );
    expect(mixed?.['name.servers']).toMatchObject({ value: { kind: 'answers', addresses: ['192.0.2.1'] } });
  });
  it.each([
    ['nxdomain', 'nxdomain'],
    ['servfail', 'servfail'],
    ['refused', 'refused'],
    ['silent', 'silent'],
    ['not-listening', 'not-listening'],
    ['no-data', 'no-data'],
  ] as const)('%s is %s', async (answer, kind) => {
    const facts = await asked('shop.example', ['10.0.0.1'], (_, __, server) => said(answer, server));
    expect(facts?.['name.servers']).toMatchObject({ known: true, value: { kind } });
  });
  it('says when there are no servers, and asks nobody for addresses and multicast names', async () => {
    const never = () => {
      throw new Error('asked');
    };
    expect((await asked('shop', [], never))?.['name.servers']).toMatchObject({ value: { kind: 'none-configured' } });
    for (const host of ['192.0.2.1', 'pi.local', 'localhost', 'a.localhost.']) {
      expect((await asked(host, ['10.0.0.1'], never))?.['name.servers']).toMatchObject({ known: false });
    }
  });
  it('names the search domain that completed the name', async () => {
    const answer = (name: string, _: string, server: string) =>
      name === 'shop.b.example' ? records(server, '192.0.2.9') : said('nxdomain', server);
    const lookup = { addresses: ['192.0.2.9'], searchDomains: ['a.example', 'b.example'] };
    expect((await asked('shop', ['10.0.0.1'], answer, lookup))?.['name.search-domain']).toEqual({
      known: true,
      value: { used: 'b.example' },
    });
    const own = () => records('10.0.0.1', '192.0.2.9');
    expect((await asked('shop', ['10.0.0.1'], own, lookup))?.['name.search-domain']).toMatchObject({
      value: { used: null },
    });
  });
});
