import type { Family } from './addresses.ts';
import type { Chain, Hook, Ruleset, Table } from './model.ts';
import type { Phase } from './packet.ts';

/** A base chain that the packet, or the answer to it, passes. */
export interface Visit {
  readonly table: Table;
  readonly chain: Chain;
  readonly hook: Hook;
  readonly phase: Phase;
  /** Where it stands to the look-up of the connection, which has priority -200. */
  readonly tracking: number;
}

const way: readonly { readonly hook: Hook; readonly phase: Phase }[] = [
  { hook: 'ingress', phase: 'first' },
  { hook: 'prerouting', phase: 'first' },
  { hook: 'input', phase: 'first' },
  { hook: 'output', phase: 'answer' },
  { hook: 'postrouting', phase: 'answer' },
  { hook: 'ingress', phase: 'later' },
  { hook: 'prerouting', phase: 'later' },
  { hook: 'input', phase: 'later' },
];

/** Base chains in the order in which the kernel asks them for a connection to this machine itself. */
export function orderOf({ tables }: Ruleset, family: Family, device: string | null): readonly Visit[] {
  return way.flatMap(({ hook, phase }) => {
    const found = tables
      .filter((table) => !table.dormant && speaksOf(table, family, hook))
      .flatMap((table) => [...table.chains.values()].map((chain) => ({ table, chain })))
      .filter(({ chain }) => chain.base?.hook === hook && standsAt(chain, device));
    return found
      .sort((a, b) => compare(keyOf(a), keyOf(b)))
      .map(({ table, chain }) => ({ table, chain, hook, phase, tracking: trackingOf(chain, hook) }));
  });
}

function speaksOf({ family }: Table, wanted: Family, hook: Hook): boolean {
  if (family === 'inet') return true;
  if (hook === 'ingress') return family === 'netdev';
  return family === (wanted === 4 ? 'ip' : 'ip6');
}

function standsAt({ base }: Chain, device: string | null): boolean {
  if (base === null || base.devices === null || base.hook !== 'ingress') return true;
  return device !== null && base.devices.includes(device);
}

/** nat chains stand where the kernel translates, whatever their priority; that one orders them among themselves. */
const natPriority: { readonly [hook: string]: number } = {
  prerouting: -100,
  output: -100,
  input: 100,
  postrouting: 100,
};

/** Of equal priority the one made last is asked first (net/netfilter/core.c, nf_hook_entries_grow). */
function keyOf({ table, chain }: { readonly table: Table; readonly chain: Chain }): readonly number[] {
  const { base } = chain;
  const own = base?.priority ?? 0;
  const outer = base?.type === 'nat' ? (natPriority[base.hook] ?? own) : own;
  return [outer, own, -table.handle, -chain.handle];
}

function trackingOf({ base }: Chain, hook: Hook): number {
  if (hook === 'ingress') return -1_000_000;
  if (hook === 'input' || hook === 'postrouting') return 0;
  return base?.type === 'nat' ? -100 : (base?.priority ?? 0);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, one] of a.entries()) {
    const difference = one - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
