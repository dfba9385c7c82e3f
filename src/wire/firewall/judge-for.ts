import type { FirewallRule, ServerFirewall } from '../../contract/facts/server-firewall.ts';
import { quote } from '../../contract/quoted.ts';
import { type Family, formatAddress, parseAddress } from './addresses.ts';
import { type Decider, type Fate, type Judgement, judge } from './evaluate.ts';
import { unknownSource } from './match.ts';
import type { LimitKind, Rule, Ruleset } from './model.ts';
import { ownerOf, zoneOf } from './owner.ts';
import type { Arrival } from './packet.ts';

/** What of a machine bears on which rules a packet meets. */
export interface Machine {
  readonly links: readonly { readonly device: string; readonly family: Family; readonly value: bigint }[];
  /** The way of an answer to the client, by the server's address; `device` null: none. */
  readonly routes: readonly { readonly address: bigint; readonly family: Family; readonly device: string | null }[];
  readonly defaultDevice: string | null;
  /** Ports of this machine on which an SSH server listens. */
  readonly sshPorts: readonly number[];
  /** What may stop packets and could not be read. */
  readonly hidden: readonly string[];
}

export interface Wanted {
  /** As the server sees it. */
  readonly client: string | null;
  /** The address that the client used; that of another machine when a router translates it. */
  readonly address: string | null;
  readonly port: number;
}

/** For whom: what every answer begins with. */
type Followed = Pick<ServerFirewall, 'family' | 'match' | 'source'>;

/** Follows the rules for this client; for each of the server's addresses where it is not known which one is meant. */
export function judgeFor(ruleset: Ruleset, machine: Machine, wanted: Wanted): ServerFirewall {
  const client = wanted.client === null ? undefined : parseAddress(wanted.client);
  const used = wanted.address === null ? undefined : parseAddress(wanted.address);
  const families: readonly Family[] =
    used !== undefined ? [used.family] : client !== undefined ? [client.family] : [4, 6];
  const all = families.flatMap((family) => {
    const source = client?.family === family ? client.value : null;
    return arrivalsOf(machine, family, source, used?.value, wanted.port).map((arrival) => ({
      arrival,
      judgement: judge(ruleset, arrival),
    }));
  });
  const family = families[0] ?? 4;
  const source = client?.family === family ? formatAddress(family, client.value) : null;
  const followed: Followed = { family, match: family === 4 ? 'ip' : 'ip6', source };
  const [first] = all;
  if (first === undefined)
    return { ...followed, kind: 'unknown', because: 'the server has no such address', rule: null };
  const differing = all.some(({ judgement }) => classOf(judgement) !== classOf(first.judgement));
  if (differing)
    return { ...followed, kind: 'unknown', because: 'it depends on which of its addresses is used', rule: null };
  const said = factOf(first.judgement, first.arrival, followed, ruleset, machine);
  return beside(said, [...ruleset.unread, ...machine.hidden]);
}

/** What could not be read may stop a packet; it cannot let one in that something else has stopped. */
function beside(said: ServerFirewall, unread: readonly string[]): ServerFirewall {
  const [because] = unread;
  if (because === undefined || said.kind === 'unknown' || said.kind === 'blocked') return said;
  const { family, match, source } = said;
  return { family, match, source, kind: 'unknown', because, rule: null };
}

function arrivalsOf(
  { links, routes, defaultDevice }: Machine,
  family: Family,
  source: bigint | null,
  used: bigint | undefined,
  port: number,
): readonly Arrival[] {
  const own = links.filter((link) => link.family === family);
  const addresses = own.map(({ value }) => value);
  const named = used !== undefined && addresses.includes(used);
  const meant = own.filter(({ value }) => (named ? value === used : isGlobal(family, value)));
  const all = meant.map(({ value: destination, device }) => {
    const route =
      source === null ? undefined : routes.find((one) => one.family === family && one.address === destination);
    const leaves = route?.device ?? null;
    // Without a known client: where the address is, as long as that leads out.
    const sure = leaves === null ? device === defaultDevice || defaultDevice === null : leaves === device;
    const arrival: Arrival = {
      family,
      source,
      destination,
      port,
      device: sure ? device : null,
      own: addresses,
      route: route === undefined ? null : leaves === null ? 'none' : { device: leaves },
    };
    return { arrival, sure };
  });
  // Addresses of bridges and tunnels are the client's way in only where the answer leaves by them.
  const likely = all.some(({ sure }) => sure) ? all.filter(({ sure }) => sure) : all;
  return likely.slice(0, addressesAtMost).map(({ arrival }) => arrival);
}

const addressesAtMost = 8;

/** No other machine's packets come to loopback, and none from beyond the next one to a link-local address. */
function isGlobal(family: Family, value: bigint): boolean {
  return family === 4 ? value >> 24n !== 127n && value >> 16n !== 0xa9fen : value !== 1n && value >> 118n !== 0x3fan;
}

function classOf(judgement: Judgement): string {
  switch (judgement.kind) {
    case 'passes':
      return `passes ${judgement.port}`;
    case 'elsewhere':
      return `elsewhere ${judgement.address} ${judgement.port}`;
    default:
      return judgement.kind;
  }
}

function factOf(
  judgement: Judgement,
  arrival: Arrival,
  followed: Followed,
  ruleset: Ruleset,
  machine: Machine,
): ServerFirewall {
  const { family, source } = followed;
  switch (judgement.kind) {
    case 'passes': {
      const { port } = judgement;
      const { translator } = judgement;
      if (translator !== null && port !== arrival.port && !machine.sshPorts.includes(port))
        return elsewhere(translator, formatAddress(family, arrival.destination), port, followed);
      return {
        ...followed,
        kind: 'passes',
        rule: judgement.by === null ? null : ruleOf(judgement.by, family),
        port,
      };
    }
    case 'blocked': {
      const { how, by } = judgement;
      const others =
        source === null ? 'blocked' : forOthers(judge(ruleset, { ...arrival, source: null, route: null }), true);
      const other = arrivalsOf(machine, family === 4 ? 6 : 4, null, undefined, arrival.port).map((one) =>
        forOthers(judge(ruleset, one), false),
      );
      const otherFamily = other.length > 0 && other.every((one) => one === other[0]) ? other[0] : undefined;
      return {
        ...followed,
        kind: 'blocked',
        how,
        with: judgement.with,
        rule: ruleOf(by, family),
        certain: judgement.certain,
        stops: by.phase,
        listed: [...by.through, ...(by.rule === null ? [] : [by.rule])].some(asksForSource),
        others,
        otherFamily,
      };
    }
    case 'limited':
      return limitedOf(judgement, followed);
    case 'elsewhere':
      return elsewhere(judgement.by, formatAddress(family, judgement.address), judgement.port, followed);
    case 'unknown': {
      const { because, by } = judgement;
      return { ...followed, kind: 'unknown', because, rule: by === null ? null : ruleOf(by, family) };
    }
    default:
      return judgement satisfies never;
  }
}

function elsewhere(by: Decider, to: string, port: number, followed: Followed): ServerFirewall {
  return { ...followed, kind: 'elsewhere', rule: ruleOf(by, followed.family), to, port };
}

function asksForSource({ parts }: Rule): boolean {
  return parts.some(
    (part) => 'operands' in part && part.operands.some((operand) => 'field' in operand && operand.field === 'source'),
  );
}

/** For any address: what is sure for the client and not for others (`differs`) lets some of them in. */
function forOthers(judgement: Judgement, differs: boolean): 'pass' | 'blocked' | undefined {
  const { kind } = judgement;
  if (kind === 'blocked') return 'blocked';
  if (kind === 'unknown') return differs && judgement.because === unknownSource ? 'pass' : undefined;
  return kind === 'passes' || kind === 'limited' ? 'pass' : undefined;
}

function limitedOf(
  { limit, within, beyond }: Extract<Judgement, { kind: 'limited' }>,
  followed: Followed,
): ServerFirewall {
  const { family } = followed;
  const away = [within, beyond].find((fate) => fate.kind === 'elsewhere');
  // Neither way leads to this machine's own port.
  if (away !== undefined && within.kind !== 'passes' && beyond.kind !== 'passes')
    return elsewhere(away.by, formatAddress(family, away.address), away.port, followed);
  const stopped = [beyond, within].find((fate): fate is Extract<Fate, { kind: 'blocked' }> => fate.kind === 'blocked');
  if (stopped === undefined)
    return { ...followed, kind: 'unknown', because: `where a limit (${limit}) leads`, rule: null };
  // Whether an open connection counts again with each of its packets differs from kernel to kernel.
  if (stopped.by.phase === 'later' && (limit === 'ct count' || limit === 'connlimit'))
    return {
      ...followed,
      kind: 'unknown',
      because: `${limit} asked of an open connection`,
      rule: ruleOf(stopped.by, family),
    };
  return {
    ...followed,
    kind: 'limited',
    limit: limit as LimitKind,
    how: stopped.how,
    rule: ruleOf(stopped.by, family),
    reached: undefined,
  };
}

/** Chains whose names only iptables gives, in a table that nft shows as well. */
const iptablesChains = /^(?:INPUT|OUTPUT|FORWARD|PREROUTING|POSTROUTING)$/u;

function ruleOf(by: Decider, family: Family): FirewallRule {
  const { table, base, chain, rule } = by;
  const six = table.family === 'ip6' || family === 6;
  const ofIptables =
    table.tool !== 'nft' || ((table.family === 'ip' || table.family === 'ip6') && iptablesChains.test(base.name));
  const command = !ofIptables
    ? 'nft'
    : `${six ? 'ip6tables' : 'iptables'}${table.tool === 'iptables-legacy' ? '-legacy' : ''}`;
  const counter = rule === null ? (base.base?.counter ?? null) : rule.counter;
  return {
    owner: ownerOf(by),
    command: command as FirewallRule['command'],
    family: table.family,
    table: table.name,
    chain: rule === null ? base.name : chain.name,
    handle: rule?.handle ?? null,
    number: rule?.number ?? null,
    text: quote(rule === null ? `policy ${base.base?.policy ?? 'accept'}` : rule.text),
    packets: counter?.packets ?? null,
    zone: zoneOf(by),
    set:
      /@([\w.-]{1,64})|--match-set ([\w.-]{1,64})/u
        .exec(rule?.text ?? '')
        ?.slice(1)
        .find((name) => name !== undefined) ?? null,
  };
}
