import { absent, type Fact, known } from '../../contract/fact.ts';
import type { NameFacts, NameLookup } from '../../contract/facts/name.ts';
import { defineProbe } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';
import { costsNothing } from './parts/footprint.ts';
import { hostsFileMaxBytes, hostsLines } from './parts/hosts-file.ts';
import { literalFamily } from './parts/literal-address.ts';
import { searchDomains } from './parts/resolv-conf.ts';
import { textOf } from './parts/text.ts';

export interface NameLookupInput {
  /** The name that ssh looks up: HostName of the effective configuration. */
  readonly host: string;
  readonly addressFamily: 'any' | 'inet' | 'inet6';
}

type NamePorts = Pick<Ports, 'dns' | 'files' | 'processes' | 'system'>;

/** glibc asks a server twice, 5 s each (resolv.conf(5)): after that long the name is as good as unanswered. */
const lookupWithinMs = 5_000;
const resolvConfMaxBytes = 64 * 1024;

/** Asks the system's resolver as ssh does, and reads which line of the hosts file may have answered. */
export const nameLookup = defineProbe({
  id: 'name-lookup',
  stage: 'resolve',
  gives: ['name.lookup', 'name.hosts-file', 'name.form'],
  footprint: costsNothing,
  withinMs: 6_000,
  async run(input: NameLookupInput, ports: NamePorts) {
    const [lookup, hostsFile, form] = await Promise.all([
      lookUp(input, ports),
      readHostsFile(input.host, ports),
      nameForm(input.host, ports),
    ]);
    return [{ facts: { 'name.lookup': known(lookup), 'name.hosts-file': hostsFile, 'name.form': known(form) } }];
  },
});

async function lookUp({ host, addressFamily }: NameLookupInput, ports: NamePorts): Promise<NameLookup> {
  const family = addressFamily === 'inet' ? 4 : addressFamily === 'inet6' ? 6 : 0;
  const literal = literalFamily(host);
  if (literal !== undefined && (family === 0 || family === literal)) return { kind: 'literal', address: host };
  if (literal !== undefined) return { kind: 'no-address-of-family', family: family === 4 ? 'inet' : 'inet6' };
  const result = await ports.dns.lookup(host, family, lookupWithinMs);
  if (result.kind === 'addresses') {
    return { kind: 'addresses', addresses: [...new Set(result.addresses.map(({ address }) => address))] };
  }
  if (result.kind === 'not-found' && family !== 0) {
    const other = await ports.dns.lookup(host, family === 4 ? 6 : 4, lookupWithinMs);
    if (other.kind === 'addresses') return { kind: 'no-address-of-family', family: family === 4 ? 'inet' : 'inet6' };
  }
  return result;
}

async function readHostsFile(host: string, ports: NamePorts): Promise<Fact<NameFacts['name.hosts-file']>> {
  const windows = ports.processes.env('SystemRoot');
  const file = windows === undefined ? '/etc/hosts' : `${windows}\\System32\\drivers\\etc\\hosts`;
  const read = await ports.files.read(file, hostsFileMaxBytes);
  if (read.kind === 'missing') return known([]);
  if (read.kind === 'no-permission') return absent({ kind: 'no-permission', why: `${file} cannot be read` });
  if (read.kind === 'failed') return absent({ kind: 'unsupported', why: `${file} cannot be read (${read.code})` });
  return known(hostsLines(textOf(read.bytes), host).map((found) => ({ file, ...found })));
}

async function nameForm(host: string, ports: NamePorts): Promise<NameFacts['name.form']> {
  const literal = literalFamily(host) !== undefined;
  const bare = host.replace(/\.$/, '');
  const read = literal ? undefined : await ports.files.read('/etc/resolv.conf', resolvConfMaxBytes);
  const resolvConf = read?.kind === 'bytes' ? textOf(read.bytes) : '';
  return {
    name: host,
    labels: literal || bare === '' ? 0 : bare.split('.').length,
    mdns: !literal && /(^|\.)local$/i.test(bare),
    literal,
    searchDomains: literal ? [] : searchDomains(resolvConf, ports.processes.env('LOCALDOMAIN')),
  };
}
