import { listOf, matchParts } from './iptables-matches.ts';
import { targetParts } from './iptables-targets.ts';
import type { BaseChain, Chain, Counter, Hook, NamedSet, Part, Rule, Table } from './model.ts';

/** Priorities of iptables' own tables per hook (include/uapi/linux/netfilter_ipv4.h, enum nf_ip_hook_priorities). */
const priorities: { readonly [table: string]: number } = { raw: -300, mangle: -150, filter: 0, security: 50 };
const natPriorities: { readonly [hook: string]: number } = {
  prerouting: -100,
  output: -100,
  input: 100,
  postrouting: 100,
};
const hooks: { readonly [chain: string]: Hook } = {
  PREROUTING: 'prerouting',
  INPUT: 'input',
  FORWARD: 'forward',
  OUTPUT: 'output',
  POSTROUTING: 'postrouting',
};
const linesAtMost = 60_000;

/** Reads what `iptables-save -c` or `ip6tables-save -c` prints. */
export function readIptablesSave(
  text: string,
  family: 'ip' | 'ip6',
  tool: 'iptables' | 'iptables-legacy',
  sets: ReadonlyMap<string, NamedSet>,
): { readonly tables: readonly Table[]; readonly unread: readonly string[] } {
  const tables: Table[] = [];
  const unread: string[] = [];
  let draft: Draft | undefined;
  const lists = new Set([...text.matchAll(/^.* -m recent .*--set.*$/gmu)].map(([line]) => listOf(wordsOf(line))));
  for (const line of text.split('\n').slice(0, linesAtMost)) {
    const incompatible = /^# Table `(\w+)' is incompatible/u.exec(line);
    if (incompatible !== null) unread.push(`the table ${family} ${incompatible[1]}`);
    if (line.startsWith('*')) draft = { name: line.slice(1).trim(), chains: new Map() };
    else if (line.startsWith(':')) addChain(draft, line);
    else if (line.startsWith('COMMIT') && draft !== undefined) {
      tables.push(tableOf(draft, family, tool, sets));
      draft = undefined;
    } else if (/^(?:\[\d+:\d+\] )?-A /u.test(line)) addRule(draft, line, family, lists);
  }
  if (draft !== undefined) unread.push(`the end of the table ${family} ${draft.name}`);
  return { tables, unread };
}

interface Draft {
  readonly name: string;
  readonly chains: Map<string, { readonly policy: string; readonly counter: Counter | null; readonly rules: Rule[] }>;
}

function addChain(draft: Draft | undefined, line: string): void {
  const [, name, policy = '-', packets, bytes] = /^:(\S+) (\S+)(?: \[(\d+):(\d+)\])?/u.exec(line) ?? [];
  if (name === undefined) return;
  draft?.chains.set(name, { policy, counter: counterOf(packets, bytes), rules: [] });
}

function counterOf(packets: string | undefined, bytes: string | undefined): Counter | null {
  return packets === undefined ? null : { packets: Number(packets), bytes: Number(bytes) };
}

function addRule(draft: Draft | undefined, line: string, family: 'ip' | 'ip6', lists: ReadonlySet<string>): void {
  const [, packets, bytes, chain = '', rest = ''] = /^(?:\[(\d+):(\d+)\] )?-A (\S+) ?(.*)$/u.exec(line) ?? [];
  const rules = draft?.chains.get(chain)?.rules;
  if (rules === undefined) return;
  const words = wordsOf(rest);
  const { matches, target, comment } = split(words);
  rules.push({
    handle: null,
    number: rules.length + 1,
    text: `-A ${chain} ${rest}`.slice(0, 600),
    counter: counterOf(packets, bytes),
    comment,
    parts: [...matchParts(matches, family, lists), ...targetParts(target, family)] as readonly Part[],
  });
}

/** Words as iptables-save quotes them: double quotes, in them `\"` and `\\`. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/gu)].map(
    ([, quoted, plain]) => quoted?.replaceAll(/\\(.)/gu, '$1') ?? plain ?? '',
  );
}

function split(words: readonly string[]): {
  readonly matches: readonly string[];
  readonly target: readonly string[];
  readonly comment: string | null;
} {
  const at = words.findIndex((word, index) => (word === '-j' || word === '-g') && words[index - 1] !== '--comment');
  const matches = at === -1 ? words : words.slice(0, at);
  const said = matches.indexOf('--comment');
  return {
    matches,
    target: at === -1 ? [] : words.slice(at),
    comment: said === -1 ? null : (matches[said + 1] ?? null),
  };
}

function tableOf(draft: Draft, family: 'ip' | 'ip6', tool: Table['tool'], sets: Table['sets']): Table {
  const chains = [...draft.chains].map(([name, { policy, counter, rules }], at): Chain => {
    const hook = policy === '-' ? undefined : hooks[name];
    return { name, handle: at + 1, base: hook === undefined ? null : baseOf(draft.name, hook, policy, counter), rules };
  });
  return {
    family,
    name: draft.name,
    handle: 0,
    tool,
    dormant: false,
    chains: new Map(chains.map((chain) => [chain.name, chain])),
    sets,
  };
}

function baseOf(table: string, hook: Hook, policy: string, counter: Counter | null): BaseChain {
  const nat = table === 'nat';
  return {
    hook,
    type: nat ? 'nat' : 'filter',
    priority: nat ? (natPriorities[hook] ?? 0) : (priorities[table] ?? 0),
    policy: policy === 'DROP' ? 'drop' : 'accept',
    devices: null,
    counter,
  };
}
