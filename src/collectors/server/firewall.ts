import { absent, type Fact, known } from '../../contract/fact.ts';
import type { ServerConntrack, ServerFirewall, ServerWayBack } from '../../contract/facts/server-firewall.ts';
import { quote } from '../../contract/quoted.ts';
import { type Family, parseAddress } from '../../wire/firewall/addresses.ts';
import { judgeFor, type Machine } from '../../wire/firewall/judge-for.ts';
import { type Printed, rulesetOf } from '../../wire/firewall/ruleset.ts';
import type { InsideAsk } from './collector.ts';
import { defineCollector } from './collector.ts';
import { askedPort, sshPortsOf } from './listen.ts';
import type { Section } from './said.ts';

/** What the server's packet filter does with this client, whether its answers find the way back, and how full conntrack is. */
export const serverFirewall = defineCollector({
  id: 'server-firewall',
  section: 'firewall',
  gives: ['server.firewall', 'server.way-back', 'server.conntrack'],
  read({ own, section, ask }) {
    const facts = {
      'server.firewall': firewallOf(own, ask, section('listen')),
      'server.way-back': wayBackOf(own, ask),
      'server.conntrack': conntrackOf(own),
    };
    return ask.address == null ? { facts } : { facts, at: { address: ask.address } };
  },
});

function firewallOf(own: Section, ask: InsideAsk, listen: Section | undefined): Fact<ServerFirewall> {
  const gap = own.one('gap');
  if (gap !== undefined) return absent({ kind: 'no-permission', why: gap });
  if (!own.done) return absent({ kind: 'unsupported', why: 'the look at the firewall did not come to its end' });
  const links = linksOf(own.one('links') ?? '');
  if (links.length === 0) return absent({ kind: 'unsupported', why: 'there is no program that lists the addresses' });
  const machine: Machine = { links, ...routesOf(own), hidden: hiddenOf(own), sshPorts: sshPortsOf(listen) };
  const wanted = { client: ask.from, address: ask.address ?? null, port: askedPort(listen, ask) };
  return known(judgeFor(rulesetOf(printedOf(own)), machine, wanted));
}

function printedOf(own: Section): Printed {
  const saves = (['save', 'legacy'] as const).flatMap((field) =>
    own.many(field).flatMap((text) => {
      const at = text.indexOf('\n');
      const family = text.slice(0, at);
      if (family !== 'ip' && family !== 'ip6') return [];
      return [{ family, text: text.slice(at + 1), tool: field === 'save' ? 'iptables' : 'iptables-legacy' } as const];
    }),
  );
  const terse = own.one('nft-terse');
  return {
    nftJson: own.one('nft') ?? terse,
    terse: terse !== undefined,
    saves,
    ipsets: own.one('ipset'),
  };
}

/** What may stop packets and cannot be read, in words. */
function hiddenOf(own: Section): readonly string[] {
  const nftSeen =
    own.one('nft') !== undefined || own.one('nft-terse') !== undefined || own.one('nft-none') !== undefined;
  return [
    ...(nftSeen ? [] : ['the rules of nftables, which only nft shows']),
    ...own.many('legacy-unseen').map((text) => `the tables of iptables-legacy (${text.slice(0, 60)})`),
    ...own.many('program').map((name) => `an eBPF program (${name.slice(0, 20)})`),
  ];
}

/** `2: eth0    inet 10.2.1.2/24 …` lines of `ip -o addr`. */
function linksOf(text: string): Machine['links'] {
  return [...text.matchAll(/^\d+: (\S{1,64}?)(?:@\S+)?\s+inet6? ([0-9a-f.:]+)/gmu)].flatMap(
    ([, device = '', address = '']) => {
      const found = parseAddress(address);
      return found === undefined ? [] : [{ device, ...found }];
    },
  );
}

/** By each of the server's addresses: the device that its answer to the client leaves by. */
function routesOf(own: Section): Pick<Machine, 'routes' | 'defaultDevice'> {
  const routes = own.many('back').flatMap((text) => {
    const [address = '', ...said] = text.split('\n');
    const found = parseAddress(address);
    const device = / dev (\S+)/u.exec(said.join('\n'))?.[1];
    const none = /unreachable|prohibit|blackhole|No route|Invalid argument/iu.test(said.join(' '));
    if (found === undefined || (device === undefined && !none)) return [];
    return [{ address: found.value, family: found.family, device: none ? null : (device ?? null) }];
  });
  return { routes, defaultDevice: / dev (\S+)/u.exec(own.one('main') ?? '')?.[1] ?? null };
}

function wayBackOf(own: Section, ask: InsideAsk): Fact<ServerWayBack> {
  const client = ask.from === null ? undefined : parseAddress(ask.from);
  if (client === undefined)
    return absent({ kind: 'unsupported', why: 'the address of the client is not known: --from ADDRESS tells it' });
  const used = ask.address == null ? undefined : parseAddress(ask.address);
  if (used !== undefined && used.family !== client.family)
    return absent({ kind: 'not-applicable', why: 'the client was seen with the other kind of address' });
  const backs = own
    .many('back')
    .map((text) => split(text))
    .filter(({ address }) => isMeant(address, used));
  const ways = backs.map(({ address, said }) => wayOf(address, said, own));
  const [first] = ways;
  if (first === undefined || ways.some((way) => way?.kind !== first?.kind))
    return absent({ kind: 'unsupported', why: 'the routing of the server does not say how it answers this client' });
  return known(first as ServerWayBack);
}

function split(text: string): { readonly address: string; readonly said: string } {
  const at = text.indexOf('\n');
  return { address: text.slice(0, at === -1 ? undefined : at), said: at === -1 ? '' : text.slice(at + 1) };
}

function isMeant(address: string, used: { readonly family: Family; readonly value: bigint } | undefined): boolean {
  return used === undefined || parseAddress(address)?.value === used.value;
}

function wayOf(address: string, said: string, own: Section): ServerWayBack | undefined {
  // A route of the kind unreachable, prohibit or blackhole says so, a missing one by the error of the kernel.
  if (
    /^(?:unreachable|prohibit|blackhole) /u.test(said) ||
    /^RTNETLINK answers: (?:Network is unreachable|No route to host)/mu.test(said)
  )
    return { kind: 'none', said: quote(said.split('\n')[0] ?? '') };
  const leaves = / dev (\S+)/u.exec(said)?.[1];
  if (leaves === undefined) return undefined;
  const forth = own
    .many('forth')
    .map((text) => text.split('\n'))
    .find(([one]) => one === address);
  const device = (forth?.[1] ?? '').split('@')[0] ?? '';
  const answer = forth?.slice(2).join(' ') ?? '';
  // The kernel itself says what it would do with a packet that comes in there: rp_filter's no is EXDEV, since 6.14 EINVAL,
  // which has other reasons too.
  const refuses =
    answer.includes('Invalid cross-device link') ||
    (answer.includes('Invalid argument') && leaves !== device && isStrict(own, device));
  if (refuses) return { kind: 'reverse-path', device, leaves, counted: reversePathCount(own) };
  return { kind: 'route', device: leaves, gateway: / via (\S+)/u.exec(said)?.[1] ?? null };
}

/** The larger of the setting for all devices and the device's own counts; 1 is strict (Documentation/networking/ip-sysctl). */
function isStrict(own: Section, device: string): boolean {
  const values = own.many('strict').flatMap((line) => {
    const [name, value] = line.split(' ');
    return name === 'all' || name === device ? [Number(value)] : [];
  });
  return Math.max(0, ...values) === 1;
}

/** `IPReversePathFilter` of /proc/net/netstat: names in one line, numbers in the next. */
function reversePathCount(own: Section): number {
  const lines = (own.one('netstat') ?? '').split('\n').filter((line) => line.startsWith('TcpExt:'));
  const at = (lines[0] ?? '').split(' ').indexOf('IPReversePathFilter');
  return at === -1 ? 0 : Number((lines[1] ?? '').split(' ')[at]) || 0;
}

function conntrackOf(own: Section): Fact<ServerConntrack> {
  const number = (name: string): number | undefined => {
    const line = own.many('conntrack').find((one) => one.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length + 1));
  };
  const [count, max] = [number('nf_conntrack_count'), number('nf_conntrack_max')];
  if (count === undefined || max === undefined || !Number.isFinite(count + max))
    return absent({ kind: 'not-applicable', why: 'the kernel follows no connections' });
  return known({ count, max, full: max > 0 && count >= max });
}
