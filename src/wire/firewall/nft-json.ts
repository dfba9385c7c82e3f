import type {
  BaseChain,
  Chain,
  Counter,
  Field,
  Hook,
  NamedSet,
  Operand,
  Part,
  Rule,
  Table,
  TableFamily,
} from './model.ts';
import { partsOf, verdictElements } from './nft-statements.ts';
import { ruleText } from './nft-text.ts';
import { elementsOf, isObject, type Json, type JsonObject } from './nft-values.ts';

const families: readonly string[] = ['ip', 'ip6', 'inet', 'netdev', 'arp', 'bridge'];
const hooks: readonly string[] = ['ingress', 'prerouting', 'input', 'forward', 'output', 'postrouting', 'egress'];
/** Rules and chains that are read; more is no host's own firewall. */
const objectsAtMost = 60_000;

/** Reads what `nft -j list ruleset` prints; `terse`: with `-t`, without the elements of sets. Undefined: it is not that. */
export function readNftJson(text: string, terse: boolean): readonly Table[] | undefined {
  let json: Json;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = isObject(json) ? json['nftables'] : undefined;
  if (!Array.isArray(list) || list.length > objectsAtMost) return undefined;
  const drafts = new Map<string, Draft>();
  for (const object of list as readonly Json[]) {
    if (!isObject(object)) continue;
    const [kind = ''] = Object.keys(object);
    const value = object[kind];
    if (isObject(value)) keep(kind, value, drafts);
  }
  return [...drafts.values()].map((draft) => tableOf(draft, terse));
}

interface Draft {
  readonly table: JsonObject;
  readonly chains: Map<string, { readonly json: JsonObject; readonly rules: JsonObject[] }>;
  readonly sets: Map<string, JsonObject>;
}

function keep(kind: string, value: JsonObject, drafts: Map<string, Draft>): void {
  const family = String(value['family']);
  if (kind === 'table') {
    drafts.set(`${family} ${String(value['name'])}`, { table: value, chains: new Map(), sets: new Map() });
    return;
  }
  const draft = drafts.get(`${family} ${String(value['table'])}`);
  if (draft === undefined) return;
  if (kind === 'chain') draft.chains.set(String(value['name']), { json: value, rules: [] });
  else if (kind === 'rule') draft.chains.get(String(value['chain']))?.rules.push(value);
  else if (kind === 'set' || kind === 'map') draft.sets.set(String(value['name']), value);
}

function tableOf({ table, chains, sets }: Draft, terse: boolean): Table {
  const family = String(table['family']);
  const flags = Array.isArray(table['flags']) ? table['flags'] : [table['flags']];
  const uses = operandsBySet(chains);
  return {
    family: (families.includes(family) ? family : 'bridge') as TableFamily,
    name: String(table['name']),
    handle: Number(table['handle']) || 0,
    tool: 'nft',
    dormant: flags.includes('dormant'),
    chains: new Map([...chains].map(([name, { json, rules }]) => [name, chainOf(name, json, rules)])),
    sets: new Map(
      [...sets].map(([name, json]) => [
        name,
        terse ? { name, elements: null, verdicts: null } : setOf(name, json, uses.get(name)),
      ]),
    ),
  };
}

function chainOf(name: string, json: JsonObject, rules: readonly JsonObject[]): Chain {
  const hook = String(json['hook'] ?? '');
  const type = json['type'] === 'nat' || json['type'] === 'route' ? json['type'] : 'filter';
  const devices = json['dev'] === undefined ? null : [json['dev']].flat().map(String);
  const base: BaseChain | null = hooks.includes(hook)
    ? {
        hook: hook as Hook,
        type,
        priority: Number(json['prio']) || 0,
        policy: json['policy'] === 'drop' ? 'drop' : 'accept',
        devices,
        counter: null,
      }
    : null;
  return { name, handle: Number(json['handle']) || 0, base, rules: rules.map(ruleOf) };
}

function ruleOf(json: JsonObject, at: number): Rule {
  const statements = Array.isArray(json['expr']) ? (json['expr'] as readonly Json[]) : [];
  return {
    handle: typeof json['handle'] === 'number' ? json['handle'] : null,
    number: at + 1,
    text: ruleText(statements),
    counter: counterOf(statements),
    comment: typeof json['comment'] === 'string' ? json['comment'] : null,
    parts: statements.flatMap(partsOf),
  };
}

function counterOf(statements: readonly Json[]): Counter | null {
  for (const statement of statements) {
    const counter = isObject(statement) ? statement['counter'] : undefined;
    if (isObject(counter) && typeof counter['packets'] === 'number')
      return { packets: counter['packets'], bytes: Number(counter['bytes']) || 0 };
  }
  return null;
}

/** The type of a set's elements comes from what rules look up in it; of a set that none uses nothing is asked. */
function operandsBySet(chains: Draft['chains']): ReadonlyMap<string, readonly Operand[]> {
  const found = new Map<string, readonly Operand[]>();
  for (const { rules } of chains.values()) {
    for (const rule of rules) {
      const statements = Array.isArray(rule['expr']) ? (rule['expr'] as readonly Json[]) : [];
      for (const part of statements.flatMap(partsOf) as readonly Part[])
        if ((part.is === 'in-set' || part.is === 'vmap-set') && !found.has(part.set))
          found.set(part.set, part.operands);
    }
  }
  return found;
}

/** By the names of nft's data types, for elements that are compared with two fields of one type alike. */
const fieldOfType: { readonly [type: string]: Field } = {
  ipv4_addr: 'source',
  ipv6_addr: 'source',
  inet_service: 'destination-port',
  inet_proto: 'l4proto',
  nf_proto: 'nfproto',
  ifname: 'iif',
  mark: 'mark',
  ct_state: 'ct-state',
  ct_status: 'ct-status',
  ct_dir: 'ct-direction',
  pkt_type: 'packet-type',
  ether_type: 'ethertype',
  tcp_flag: 'tcp-flags',
};

function setOf(name: string, json: JsonObject, used: readonly Operand[] | undefined): NamedSet {
  const types = [json['type']].flat();
  const byType = types.map((type): Operand => {
    const field = typeof type === 'string' ? fieldOfType[type] : undefined;
    return field === undefined ? { unknown: `a set of ${String(type)}` } : { field };
  });
  const operands = byType.some((one) => 'unknown' in one) ? (used ?? byType) : byType;
  const list = Array.isArray(json['elem']) ? (json['elem'] as readonly Json[]) : [];
  if (json['map'] === undefined) return { name, elements: elementsOf(list, operands), verdicts: null };
  const verdicts = json['map'] === 'verdict' ? verdictElements(list, operands) : undefined;
  return { name, elements: null, verdicts: verdicts ?? null };
}
