import type { Choices } from './random.ts';
import { Notes, type RuleSet } from './rule-set.ts';

/** Rule sets of iptables and ip6tables, through nftables or the legacy tables. */
export function iptablesSet(choices: Choices, number: number, legacy: boolean): RuleSet {
  const notes = new Notes();
  const lines = (['4', '6'] as const).flatMap((family) => {
    if (choices.chance(0.1)) return [];
    const text = restoreText({ choices, notes, six: family === '6', number });
    const program = `ip${family === '6' ? '6' : ''}tables${legacy ? '-legacy' : ''}-restore`;
    return [`${program} <<'END'\n${text}\nEND`];
  });
  return {
    tool: legacy ? 'iptables-legacy' : 'iptables',
    load: `set -e\n${lines.join('\n')}`,
    constructs: notes.constructs,
  };
}

interface Draft {
  readonly choices: Choices;
  readonly notes: Notes;
  readonly six: boolean;
  readonly number: number;
}

function restoreText(draft: Draft): string {
  const { choices, notes } = draft;
  const user = Array.from({ length: choices.between(0, 3) }, (_, at) => `U${at}`);
  const policy = choices.chance(0.4) ? notes.of('policy drop', 'DROP') : 'ACCEPT';
  const filter = [
    `:INPUT ${policy} [0:0]`,
    ':OUTPUT ACCEPT [0:0]',
    ...user.map((name) => `:${name} - [0:0]`),
    ...(choices.chance(0.8)
      ? [notes.of('ct state', `-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`)]
      : []),
    ...many(draft, 'INPUT', choices.between(1, 6), user),
    ...user.flatMap((name, at) => many(draft, name, choices.between(1, 4), user.slice(at + 1))),
  ];
  if (choices.chance(0.2)) filter.push(answer(draft));
  const tables = [table('filter', filter)];
  if (choices.chance(0.2)) {
    notes.of('prerouting', '');
    tables.push(
      table(
        'mangle',
        [':PREROUTING ACCEPT [0:0]', ...many(draft, 'PREROUTING', choices.between(1, 2), [])].filter(
          (line) => !/REJECT/u.test(line),
        ),
      ),
    );
  }
  if (choices.chance(0.15)) {
    notes.of('prerouting', '');
    tables.push(table('raw', [':PREROUTING ACCEPT [0:0]', ...raw(draft)]));
  }
  if (choices.chance(0.15)) {
    notes.of('address translation', '');
    tables.push(
      table('nat', [
        ':PREROUTING ACCEPT [0:0]',
        `-A PREROUTING ${choices.one([interfacesOf(draft), sourceOf(draft), ''])} -p tcp -m tcp --dport 22 -j ${choices.one(['REDIRECT --to-ports 2222', 'ACCEPT', `DNAT --to-destination ${draft.six ? '[fd00:1::99]:22' : '10.0.1.99:22'}`])}`,
      ]),
    );
  }
  return tables.join('\n');
}

function table(name: string, lines: readonly string[]): string {
  return `*${name}\n${lines.join('\n')}\nCOMMIT`;
}

function raw(draft: Draft): readonly string[] {
  const { choices } = draft;
  return [`-A PREROUTING ${sourceOf(draft)} -j ${choices.one(['DROP', 'ACCEPT', 'NOTRACK'])}`];
}

function answer({ choices, notes, six }: Draft): string {
  notes.of('output', '');
  const client = six ? choices.one(['fd00:1::2/128', 'fd00::/16']) : choices.one(['10.0.1.0/25', '192.168.7.9/32']);
  return `-A OUTPUT ${choices.one([`-d ${client}`, notes.of('interfaces', '-o eth0'), ''])} -p tcp -m tcp --sport 22 -j ${choices.one(['DROP', 'ACCEPT', 'REJECT'])}`;
}

function many(draft: Draft, chain: string, count: number, callable: readonly string[]): readonly string[] {
  return Array.from({ length: count }, () => rulesOf(draft, chain, callable)).flat();
}

function rulesOf(draft: Draft, chain: string, callable: readonly string[]): readonly string[] {
  const made = draft.choices.some(kinds, 0, 3).map((make) => make(draft));
  // One protocol a rule: iptables takes no second one.
  const protocol = made.find((text) => text.includes('-p '));
  const makers = made.filter((text) => text === protocol || !text.includes('-p '));
  const target = targetOf(draft, chain, callable);
  if (target.startsWith('-p ') && protocol !== undefined) return rulesOf(draft, chain, callable);
  const needsTcp = protocol === undefined && /tcp-reset/u.test(target);
  if (/tcp-reset/u.test(target) && protocol !== undefined && !protocol.startsWith('-p tcp'))
    return rulesOf(draft, chain, callable);
  const line = ['-A', chain, ...(needsTcp ? ['-p tcp'] : []), ...makers, target]
    .filter((text) => text !== '')
    .join(' ');
  const list = /--name (\S+) --update/u.exec(target)?.[1];
  const fill = `-A ${chain} -p tcp -m conntrack --ctstate NEW -m recent --name ${list} --set`;
  return list === undefined || draft.choices.chance(0.1) ? [line] : [fill, line];
}

function targetOf({ choices, notes, six, number }: Draft, chain: string, callable: readonly string[]): string {
  const list = [
    'ACCEPT',
    'ACCEPT',
    'ACCEPT',
    'DROP',
    'DROP',
    'REJECT',
    'RETURN',
    'MARK',
    'LIMIT',
    'NONE',
    ...(callable.length > 0 ? ['JUMP', 'JUMP', 'GOTO'] : []),
  ];
  const name = `n${number}${six ? 'six' : 'four'}`;
  switch (choices.one(list)) {
    case 'ACCEPT':
      return '-j ACCEPT';
    case 'DROP':
      return notes.of('drop', '-j DROP');
    case 'REJECT': {
      if (chain === 'PREROUTING') return '-j DROP';
      const kind = choices.one([
        '',
        ' --reject-with tcp-reset',
        six ? ' --reject-with icmp6-adm-prohibited' : ' --reject-with icmp-host-prohibited',
      ]);
      return notes.of('reject', `-j REJECT${kind}`);
    }
    case 'RETURN':
      return notes.of('return', '-j RETURN');
    case 'JUMP':
      return notes.of('jumps', `-j ${choices.one(callable)}`);
    case 'GOTO':
      return notes.of('goto', `-g ${choices.one(callable)}`);
    case 'MARK':
      return chain === 'PREROUTING'
        ? notes.of(
            'marks',
            `-j ${choices.one(['MARK --set-mark 0x1', 'MARK --or-mark 0x10', 'CONNMARK --save-mark', 'CONNMARK --set-mark 0x7'])}`,
          )
        : '';
    case 'LIMIT':
      return notes.of(
        'limits',
        choices.one([
          '-m limit --limit 3/min --limit-burst 8 -j ACCEPT',
          `-p tcp -m hashlimit --hashlimit-above 3/min --hashlimit-burst 8 --hashlimit-mode srcip --hashlimit-name h${name} -j DROP`,
          `-p tcp -m connlimit --connlimit-above 4 -j DROP`,
          `-p tcp -m conntrack --ctstate NEW -m recent --name r${name} --update --seconds 60 --hitcount 6 -j DROP`,
        ]),
      );
    default:
      return '';
  }
}

type Maker = (draft: Draft) => string;
const kinds: readonly Maker[] = [
  portOf,
  portOf,
  portOf,
  sourceOf,
  sourceOf,
  sourceOf,
  interfacesOf,
  interfacesOf,
  stateOf,
  flagsOf,
  markOf,
  addrtypeOf,
  otherOf,
];

function portOf({ choices, notes }: Draft): string {
  return choices.one([
    () => '-p tcp -m tcp --dport 22',
    () => '-p tcp -m tcp --dport 22',
    () => notes.of('ranges', `-p tcp -m tcp --dport ${choices.one(['20:30', '23:80', '1:1023', '1024:65535'])}`),
    () => notes.of('sets', `-p tcp -m multiport --dports ${choices.one(['22,80', '80,443', '20:25,80', '2222,22'])}`),
    () => notes.of('negations', `-p tcp -m tcp ! --dport ${choices.one(['22', '80', '20:30'])}`),
    () => notes.of('negations', `-p tcp -m multiport ! --dports ${choices.one(['22,80', '80,443'])}`),
  ])();
}

function sourceOf({ choices, notes, six }: Draft): string {
  const list = six
    ? ['fd00:1::2/128', 'fd00:1::/64', 'fd00::/16', 'fd01:7::9/128', '2001:db8::/32']
    : [
        '10.0.1.2/32',
        '10.0.1.0/24',
        '10.0.1.128/25',
        '10.0.2.7/32',
        '192.168.7.9/32',
        '10.0.0.0/255.255.0.0',
        '172.16.0.0/12',
      ];
  const ranges = six
    ? ['fd00:1::10-fd00:1::ff', 'fd01:7::1-fd01:7::f']
    : ['10.0.1.100-10.0.1.200', '10.0.1.2-10.0.2.7'];
  return choices.one([
    () => `-s ${choices.one(list)}`,
    () => `-s ${choices.one(list)}`,
    () => notes.of('negations', `! -s ${choices.one(list)}`),
    () => notes.of('ranges', `-m iprange --src-range ${choices.one(ranges)}`),
    () => notes.of('negations', notes.of('ranges', `-m iprange ! --src-range ${choices.one(ranges)}`)),
  ])();
}

function interfacesOf({ choices, notes }: Draft): string {
  return notes.of(
    'interfaces',
    choices.one([
      () => `-i ${choices.one(['eth0', 'ens4', 'lo', 'docker0'])}`,
      () => notes.of('interface wildcards', `-i ${choices.one(['eth+', 'en+', 'e+', 'br-+'])}`),
      () => notes.of('negations', `! -i ${choices.one(['eth0', 'ens4', 'lo', 'en+'])}`),
    ])(),
  );
}

function stateOf({ choices, notes }: Draft): string {
  return notes.of(
    'ct state',
    choices.one([
      '-m conntrack --ctstate NEW',
      '-m conntrack --ctstate NEW,ESTABLISHED',
      '-m conntrack --ctstate INVALID',
      '-m conntrack ! --ctstate ESTABLISHED',
      '-m state --state NEW',
      '-m conntrack --ctstate DNAT',
      '-m conntrack ! --ctstate DNAT',
    ]),
  );
}

function flagsOf({ choices, notes }: Draft): string {
  return notes.of(
    'tcp flags',
    choices.one([
      '-p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN',
      '-p tcp -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN',
      '-p tcp -m tcp --tcp-flags FIN,SYN FIN,SYN',
      '-p tcp -m tcp --tcp-flags ALL NONE',
    ]),
  );
}

function markOf({ choices, notes }: Draft): string {
  return notes.of(
    'marks',
    choices.one([
      '-m mark --mark 0x1',
      '-m mark ! --mark 0x0',
      '-m mark --mark 0x10/0x10',
      '-m connmark --mark 0x7',
      '-m connmark ! --mark 0x7',
    ]),
  );
}

function addrtypeOf({ choices, notes }: Draft): string {
  return notes.of(
    'fib',
    choices.one([
      '-m addrtype --dst-type LOCAL',
      '-m addrtype ! --dst-type LOCAL',
      '-m addrtype --src-type LOCAL',
      '-m addrtype --dst-type BROADCAST',
      '-m addrtype --src-type UNICAST',
    ]),
  );
}

function otherOf({ choices, notes, six }: Draft): string {
  return notes.of(
    'other protocols',
    choices.one([
      '-p udp -m udp --dport 22',
      '-p tcp',
      '! -p tcp',
      six ? '-p ipv6-icmp' : '-p icmp -m icmp --icmp-type 8',
      '-p tcp -m tcp --sport 1024:65535',
      '-m comment --comment "ssh for us"',
    ]),
  );
}
