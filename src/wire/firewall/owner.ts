import type { FirewallOwner as Owner } from '../../contract/facts/server-firewall.ts';
import type { Decider } from './evaluate.ts';

/** Names that each program gives its tables and chains. */
const marks: readonly (readonly [Owner, RegExp])[] = [
  ['fail2ban', /^(?:f2b|fail2ban)[-_]/u],
  ['sshguard', /^sshguard/u],
  ['crowdsec', /^crowdsec|^CROWDSEC/u],
  ['ufw', /^ufw6?-/u],
  [
    'firewalld',
    /^firewalld$|^(?:filter|nat|mangle|raw)_(?:INPUT|PREROUTING|IN_|PRE_)|^IN_[a-z]|^(?:INPUT|PREROUTING)_(?:ZONES|direct|POLICIES)/u,
  ],
  ['docker', /^DOCKER/u],
  ['kubernetes', /^KUBE-|^cali-|^CILIUM_|^kube-/u],
  ['csf', /^(?:LOCALINPUT|DENYIN|ALLOWIN|LOGDROPIN|INVDROP|SYNFLOOD|PORTFLOOD|CONNLIMIT)$/u],
];

export function ownerOf({ table, base, chain, rule, through }: Decider): Owner {
  const names = [chain.name, ...through.map(({ text }) => text), table.name, rule?.text ?? ''];
  const own = markOf([chain.name, table.name]) ?? markOf(setsNamed(rule?.text ?? ''));
  if (own !== undefined) return own;
  // A policy, or a rule after the calls, belongs to the program whose chains the base chain calls.
  const called = base.rules.flatMap(({ text }) => jumpsIn(text));
  const caller = rule === null && base.base?.policy === 'drop' ? markOf(called) : undefined;
  if (caller !== undefined) return caller;
  return names.some((name) => name.startsWith('-A ')) || table.tool !== 'nft' ? 'iptables' : 'nftables';
}

function markOf(names: readonly string[]): Owner | undefined {
  return marks.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0];
}

function setsNamed(text: string): readonly string[] {
  return [...text.matchAll(/@([\w-]+)|--match-set (\S+)/gu)].map(([, nft, ipset]) => nft ?? ipset ?? '');
}

function jumpsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:jump|goto|-j|-g) (\S+)/gu)].map(([, name]) => name ?? '');
}

/** The zone of firewalld by the name of a chain of it, such as `filter_IN_public_allow` or `IN_public_deny`. */
export function zoneOf({ base, chain, rule, through, table }: Decider): string | null {
  if (ownerOf({ base, chain, rule, through, table, phase: 'first' }) !== 'firewalld') return null;
  const names = [chain.name, ...jumpsIn(rule?.text ?? ''), ...through.flatMap(({ text }) => jumpsIn(text))];
  for (const name of names.reverse()) {
    const zone = /(?:^|_)IN_([\w-]+?)(?:_(?:pre|log|deny|allow|post))?$/u.exec(name)?.[1];
    if (zone !== undefined && zone !== 'ZONES' && zone !== 'POLICIES') return zone;
  }
  return null;
}
