import { absent, type Evidence, type Fact, type Gap, known } from '../../contract/fact.ts';
import type { NameFacts, NameLookup, NameServers } from '../../contract/facts/name.ts';
import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { DnsAnswer } from '../../ports/dns.ts';
import type { Ports } from '../../ports/ports.ts';
import { costsNothing } from './parts/footprint.ts';
import { literalFamily } from './parts/literal-address.ts';

export interface NameServersInput {
  readonly host: string;
  readonly addressFamily: 'any' | 'inet' | 'inet6';
  /** What probe `name-lookup` found. */
  readonly lookup: NameLookup | null;
  readonly searchDomains: readonly string[];
  /** The hosts file names this host, so that no search domain had a part in the answer. */
  readonly inHostsFile: boolean;
}

type DnsPorts = Pick<Ports, 'dns'>;

const serversAtMost = 3; // resolv.conf(5): MAXNS
const answerWithinMs = 2_000;

/** Asks the configured name servers directly, with the name as it stands, to set their word beside the system's answer. */
export const nameServers = defineProbe({
  id: 'name-servers',
  stage: 'resolve',
  gives: ['name.servers', 'name.search-domain'],
  footprint: costsNothing,
  withinMs: 5_000,
  async run(input: NameServersInput, ports: DnsPorts) {
    const unasked = notForDns(input.host);
    if (unasked !== undefined) {
      return [{ facts: { 'name.servers': absent(unasked), 'name.search-domain': known({ used: null }) } }];
    }
    const servers = ports.dns.servers().slice(0, serversAtMost);
    const answers = await askAll(ports, servers, input.host, input.addressFamily);
    const said = compared(summarise(servers, answers), input.lookup);
    const searchDomain = await usedDomain(input, said, servers, ports);
    return [
      { facts: { 'name.servers': known(said), 'name.search-domain': searchDomain }, evidence: answers.map(shown) },
    ];
  },
});

function notForDns(host: string): Gap | undefined {
  if (literalFamily(host) !== undefined) return { kind: 'not-applicable', why: 'a numeric address is not looked up' };
  const bare = host.toLowerCase().replace(/\.$/, '');
  if (/(^|\.)local$/.test(bare))
    return { kind: 'not-applicable', why: '.local names are asked by multicast (RFC 6762)' };
  if (/(^|\.)localhost$/.test(bare)) return { kind: 'not-applicable', why: 'localhost is not asked for (RFC 6761)' };
  return undefined;
}

type Answer = DnsAnswer<string>;

async function askAll(
  { dns }: DnsPorts,
  servers: readonly string[],
  name: string,
  family: NameServersInput['addressFamily'],
): Promise<readonly Answer[]> {
  const types =
    family === 'inet' ? (['A'] as const) : family === 'inet6' ? (['AAAA'] as const) : (['A', 'AAAA'] as const);
  const asks = servers.flatMap((server) => types.map((type) => ({ name, type, server, timeoutMs: answerWithinMs })));
  return await Promise.all(asks.map((ask) => dns.query(ask)));
}

/** The best that any server said; a server that knows the name outweighs one that does not answer. */
function summarise(servers: readonly string[], answers: readonly Answer[]): NameServers {
  if (servers.length === 0) return { kind: 'none-configured' };
  const addresses = addressesOf(answers);
  if (addresses.length > 0) return { kind: 'answers', addresses, servers };
  const has = (kind: Answer['kind']) => answers.some((answer) => answer.kind === kind);
  for (const kind of ['no-data', 'nxdomain', 'servfail', 'refused', 'not-listening'] as const)
    if (has(kind)) return { kind, servers };
  const waits = answers.map((answer) =>
    'waitedMs' in answer ? answer.waitedMs : 'afterMs' in answer ? answer.afterMs : 0,
  );
  return { kind: 'silent', servers, waitedMs: Math.round(Math.max(0, ...waits)) };
}

/** Beside the system's own answer, which the hosts file or a cache may have given. */
function compared(said: NameServers, lookup: NameLookup | null): NameServers {
  if (said.kind !== 'answers' || lookup?.kind !== 'addresses') return said;
  return { ...said, agrees: said.addresses.some((address) => lookup.addresses.includes(address)) };
}

function addressesOf(answers: readonly Answer[]): readonly string[] {
  return [...new Set(answers.flatMap((answer) => (answer.kind === 'records' ? answer.records : [])))];
}

/** A search domain had its part when the name alone is unknown and the name with it has one of the addresses found. */
async function usedDomain(
  input: NameServersInput,
  said: NameServers,
  servers: readonly string[],
  ports: DnsPorts,
): Promise<Fact<NameFacts['name.search-domain']>> {
  const { lookup } = input;
  const found = lookup?.kind === 'addresses' ? lookup.addresses : undefined;
  if (found === undefined || input.inHostsFile || input.host.endsWith('.')) return known({ used: null });
  if (said.kind === 'answers' && said.addresses.some((address) => found.includes(address)))
    return known({ used: null });
  const first = servers.slice(0, 1);
  if (first.length === 0 || said.kind === 'silent') {
    return absent({ kind: 'not-applicable', why: 'no name server can be asked directly' });
  }
  const tries = input.searchDomains.map(async (domain) => {
    const addresses = addressesOf(await askAll(ports, first, `${input.host}.${domain}`, input.addressFamily));
    return addresses.some((address) => found.includes(address)) ? domain : undefined;
  });
  const domains = await Promise.all(tries);
  return known({ used: domains.find((domain) => domain !== undefined) ?? null });
}

function shown(answer: Answer): Evidence {
  const records = answer.kind === 'records' ? ` ${answer.records.join(' ')}` : '';
  return { what: `name server ${answer.server}`, text: quote(`${answer.kind}${records}`) };
}
