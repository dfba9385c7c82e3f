import type { Choices } from './random.ts';
import { Notes, type RuleSet } from './rule-set.ts';

/** Rule sets that ufw writes from its own words. */
export function ufwSet(choices: Choices): RuleSet {
  const notes = new Notes();
  notes.of('ufw', '');
  notes.of('ct state', '');
  notes.of('jumps', '');
  const place = (): string =>
    choices.one([
      () => '22/tcp',
      () => 'ssh',
      () => notes.of('ranges', '20:30/tcp'),
      () => notes.of('sets', '22,80/tcp'),
      () => '80/tcp',
    ])();
  const client = (): string =>
    choices.one(['10.0.1.2', '10.0.1.0/24', '10.0.2.7', '192.168.7.9', 'fd00:1::2', 'fd00:1::/64', 'fd01:7::9']);
  const line = (): string =>
    choices.one([
      () => `${choices.one(['allow', 'allow', 'deny', 'reject'])} ${place()}`,
      () => `${choices.one(['allow', 'allow', 'deny', 'reject'])} from ${client()} to any port 22 proto tcp`,
      () => `${choices.one(['allow', 'deny'])} from ${client()}`,
      () =>
        notes.of(
          'interfaces',
          `${choices.one(['allow', 'deny'])} in on ${choices.one(['eth0', 'ens4'])} to any port 22 proto tcp`,
        ),
      () => notes.of('limits', 'limit 22/tcp'),
    ])();
  const lines = Array.from({ length: choices.between(1, 4) }, line);
  const policy = choices.one(['deny', 'deny', 'allow', 'reject']);
  if (policy !== 'allow') notes.of('policy drop', '');
  const script = [
    `ufw --force reset`,
    `ufw default ${policy} incoming`,
    ...lines.map((words) => `ufw ${words}`),
    'ufw --force enable',
  ];
  return { tool: 'ufw', load: `set -e\n{ ${script.join('; ')}; } > /dev/null`, constructs: notes.constructs };
}

/** Zones of firewalld, with sources, services, ports and rich rules. */
export function firewalldSet(choices: Choices): RuleSet {
  const notes = new Notes();
  for (const name of ['firewalld', 'jumps', 'ct state', 'interfaces', 'several base chains']) notes.of(name, '');
  const zone = (name: string, more: string): string => {
    const target = choices.one(['', '', ' target="DROP"', ' target="%%REJECT%%"', ' target="ACCEPT"']);
    const parts = [
      ...(choices.chance(0.5) ? ['<service name="ssh"/>'] : []),
      ...(choices.chance(0.3) ? [notes.of('ranges', '<port port="20-30" protocol="tcp"/>')] : []),
      ...(choices.chance(0.2) ? ['<port port="80" protocol="tcp"/>'] : []),
      ...(choices.chance(0.35) ? [rich(choices, notes)] : []),
      more,
    ];
    return `cat > /etc/firewalld/zones/${name}.xml <<'END'\n<?xml version="1.0" encoding="utf-8"?>\n<zone${target}><short>${name}</short>${parts.join('')}</zone>\nEND`;
  };
  const sources = (list: readonly string[]): string =>
    choices
      .some(list, 0, 2)
      .map((one) => `<source address="${one}"/>`)
      .join('');
  const files = [
    zone('public', '<interface name="eth0"/>'),
    zone('work', `<interface name="ens4"/>`),
    ...(choices.chance(0.6)
      ? [zone('trusted', sources(['10.0.1.2', '10.0.2.0/24', 'fd00:1::2', 'fd00:2::/64', '192.168.7.9']))]
      : ['rm -f /etc/firewalld/zones/trusted.xml']),
  ];
  const start = `pgrep -x firewalld > /dev/null || { firewalld --nofork > /dev/null 2>&1 & timeout 20 sh -c 'until firewall-cmd -q --state; do sleep 0.1; done' > /dev/null 2>&1; }`;
  return {
    tool: 'firewalld',
    load: `set -e\n${start}\n${files.join('\n')}\nfirewall-cmd -q --reload`,
    constructs: notes.constructs,
  };
}

function rich(choices: Choices, notes: Notes): string {
  const [family, address] = choices.one([
    ['ipv4', '10.0.1.0/25'],
    ['ipv4', '192.168.7.9'],
    ['ipv6', 'fd00:1::/64'],
    ['ipv6', 'fd01:7::9'],
  ] as const);
  const not = choices.chance(0.3) ? notes.of('negations', ' invert="True"') : '';
  return `<rule family="${family}"><source address="${address}"${not}/><service name="ssh"/><${choices.one(['accept', 'reject', 'drop'])}/></rule>`;
}
