import type { Choices } from './random.ts';
import { Notes, type RuleSet } from './rule-set.ts';

/** Rule sets as people write them for nftables, with every construct that a server's own rules are made of. */
export function nftSet(choices: Choices, number: number): RuleSet {
  const notes = new Notes();
  const draft: Draft = { choices, notes, number, sets: [], user: [] };
  const userCount = choices.between(0, 3);
  draft.user.push(...Array.from({ length: userCount }, (_, at) => `u${at}`));
  const family = choices.one(['inet', 'inet', 'inet', 'ip', 'ip6'] as const);
  const chains = [
    ...draft.user.map((name, at) => chain(name, '', rules(draft, choices.between(1, 4), at + 1, family))),
    ...bases(draft, family),
  ];
  const tables = [`table ${family} t${number} {\n${[...draft.sets, ...chains].join('\n')}\n}`];
  if (choices.chance(0.25)) tables.push(second(draft));
  if (choices.chance(0.2)) tables.push(translation(draft));
  return { tool: 'nftables', load: `nft -f - <<'END'\n${tables.join('\n')}\nEND`, constructs: notes.constructs };
}

type Family = 'inet' | 'ip' | 'ip6';

interface Draft {
  readonly choices: Choices;
  readonly notes: Notes;
  readonly number: number;
  /** Declarations of named sets. */
  readonly sets: string[];
  readonly user: string[];
}

function chain(name: string, base: string, lines: readonly string[]): string {
  return `  chain ${name} {\n${[base, ...lines]
    .filter((line) => line !== '')
    .map((line) => `    ${line}`)
    .join('\n')}\n  }`;
}

function bases(draft: Draft, family: Family): readonly string[] {
  const { choices, notes } = draft;
  const policy = choices.chance(0.4) ? notes.of('policy drop', 'drop') : 'accept';
  const established = choices.chance(0.75) ? [notes.of('ct state', 'ct state established,related accept')] : [];
  const main = chain(
    'input',
    `type filter hook input priority ${choices.one(['0', 'filter', '10', '-10'])}; policy ${policy};`,
    [...established, ...rules(draft, choices.between(1, 6), 0, family)],
  );
  const more: string[] = [];
  if (choices.chance(0.25)) {
    notes.of('prerouting', '');
    const priority = choices.one(['raw', 'mangle', '-300', '-250', '-150', '-90', '5']);
    more.push(
      chain(
        'early',
        `type filter hook prerouting priority ${priority}; policy accept;`,
        rules(draft, choices.between(1, 3), 0, family),
      ),
    );
  }
  if (choices.chance(0.2)) {
    notes.of('output', '');
    more.push(chain('out', 'type filter hook output priority 0; policy accept;', answers(draft, family)));
  }
  if (choices.chance(0.2)) {
    notes.of('several base chains', '');
    more.push(
      chain(
        'late',
        `type filter hook input priority ${choices.one(['5', '20', '-20'])}; policy accept;`,
        rules(draft, choices.between(1, 3), 0, family),
      ),
    );
  }
  return [main, ...more];
}

/** Rules for what the server sends. */
function answers({ choices, notes }: Draft, family: Family): readonly string[] {
  const lines = [
    `tcp sport 22 ${choices.one(['drop', 'accept', 'counter'])}`,
    `oifname ${choices.one(['"eth0"', '"ens4"'])} tcp sport ${choices.one(['22', '20-25', '{ 22, 80 }'])} ${choices.one(['accept', 'drop', 'reject'])}`,
    ...(family === 'ip6' ? [] : [`ip daddr ${choices.one(addresses4)} drop`]),
    ...(family === 'ip' ? [] : [`ip6 daddr ${choices.one(addresses6)} drop`]),
    'ct state established accept',
  ];
  notes.of('interfaces', '');
  return choices.some(lines, 1, 2);
}

const addresses4 = [
  '10.0.1.2',
  '10.0.1.130',
  '10.0.2.7',
  '192.168.7.9',
  '10.0.1.0/24',
  '10.0.0.0/8',
  '192.168.0.0/16',
  '10.0.1.100-10.0.1.200',
  '172.16.0.0/12',
  '0.0.0.0/0',
  '198.51.100.7',
];
const addresses6 = [
  'fd00:1::2',
  'fd00:1::ab',
  'fd00:2::7',
  'fd01:7::9',
  'fd00:1::/64',
  'fd00::/16',
  'fd00:1::10-fd00:1::ff',
  'fd01::/16',
  '2001:db8::/32',
];

function rules(draft: Draft, count: number, from: number, family: Family): readonly string[] {
  return Array.from({ length: count }, () => rule(draft, from, family));
}

/** `from`: user chains of a higher number alone may be called, so that none calls itself. */
function rule(draft: Draft, from: number, family: Family): string {
  const { choices } = draft;
  if (choices.chance(0.08)) return verdictMap(draft, from);
  const matches = choices.some(matchKinds, 0, 3).map((make) => make(draft, family));
  const counter = choices.chance(0.4) ? ['counter'] : [];
  return [...matches, ...counter, end(draft, from)].filter((text) => text !== '').join(' ');
}

function end(draft: Draft, from: number): string {
  const { choices, notes } = draft;
  const callable = draft.user.slice(from);
  const kinds = [
    'accept',
    'accept',
    'accept',
    'drop',
    'drop',
    'reject',
    'return',
    'mark',
    'limit',
    ...(callable.length > 0 ? ['jump', 'jump', 'goto'] : []),
  ];
  switch (choices.one(kinds)) {
    case 'accept':
      return 'accept';
    case 'drop':
      return notes.of('drop', 'drop');
    case 'reject':
      return notes.of(
        'reject',
        choices.one([
          'reject',
          'reject with icmpx admin-prohibited',
          'reject with tcp reset',
          'reject with icmpx host-unreachable',
        ]),
      );
    case 'return':
      return notes.of('return', 'return');
    case 'jump':
      return notes.of('jumps', `jump ${choices.one(callable)}`);
    case 'goto':
      return notes.of('goto', `goto ${choices.one(callable)}`);
    case 'limit':
      return notes.of('limits', choices.one(limits)(draft));
    default:
      return notes.of(
        'marks',
        choices.one([
          'meta mark set 0x1',
          'meta mark set 0x2',
          'meta mark set meta mark | 0x10',
          'ct mark set 0x7',
          'ct mark set meta mark',
          'meta mark set ct mark',
          'meta mark set meta mark & 0xf',
        ]),
      );
  }
}

const limits: readonly ((draft: Draft) => string)[] = [
  () => 'limit rate 3/minute burst 8 packets accept',
  () => 'limit rate over 3/minute burst 8 packets drop',
  () => 'ct count over 4 reject',
  ({ sets, number }) => {
    const name = `m${sets.length}x${number}`;
    sets.push(`  set ${name} { type ipv4_addr; flags dynamic; timeout 1m; size 1024; }`);
    return `update @${name} { ip saddr limit rate over 3/minute burst 8 packets } drop`;
  },
];

function verdictMap(draft: Draft, from: number): string {
  const { choices, notes } = draft;
  const callable = draft.user.slice(from).map((name) => `jump ${name}`);
  const target = (): string => choices.one(['accept', 'drop', 'continue', 'return', ...callable]);
  return notes.of(
    'verdict maps',
    choices.one([
      () => `ct state vmap { established : accept, related : accept, new : ${target()}, invalid : drop }`,
      () => `tcp dport vmap { 22 : ${target()}, 80-90 : accept, 2222 : ${target()} }`,
      () => `iifname vmap { "eth0" : ${target()}, "lo" : accept, "ens4" : ${target()} }`,
      () => `meta l4proto vmap { tcp : ${target()}, udp : drop }`,
      () => {
        const name = `v${draft.sets.length}`;
        draft.sets.push(
          `  map ${name} { type ipv4_addr : verdict; flags interval; elements = { 10.0.1.0/25 : ${target()}, 192.168.7.9 : ${target()} } }`,
        );
        return notes.of('named sets', `ip saddr vmap @${name}`);
      },
    ])(),
  );
}

type MatchMaker = (draft: Draft, family: Family) => string;

const matchKinds: readonly MatchMaker[] = [
  port,
  port,
  port,
  source,
  source,
  source,
  interfaces,
  interfaces,
  state,
  state,
  namedSet,
  concatenation,
  marked,
  flags,
  fib,
  other,
  connection,
];

function port({ choices, notes }: Draft): string {
  return choices.one([
    () => 'tcp dport 22',
    () => 'tcp dport 22',
    () => notes.of('ranges', `tcp dport ${choices.one(['20-30', '22-22', '23-80', '1-1023', '1024-65535'])}`),
    () => notes.of('sets', `tcp dport { ${choices.one(['22, 80', '80, 443', '20-25, 80', '2222, 8022, 22'])} }`),
    () => notes.of('negations', `tcp dport != ${choices.one(['22', '80', '20-30', '{ 22, 80 }', '{ 80, 443 }'])}`),
    () => notes.of('ranges', `tcp dport ${choices.one(['< 1024', '>= 22', '> 22', '<= 21'])}`),
    () => `th dport ${choices.one(['22', '{ 22, 53 }'])}`,
  ])();
}

function source({ choices, notes }: Draft, family: Family): string {
  const six = family === 'ip6' || (family === 'inet' && choices.chance(0.5));
  const [word, list] = six ? ['ip6', addresses6] : ['ip', addresses4];
  const plain = list.filter((text) => text !== '0.0.0.0/0');
  const one = choices.one(plain);
  if (one.includes('-')) notes.of('ranges', '');
  return choices.one([
    () => `${word} saddr ${one}`,
    () => notes.of('negations', `${word} saddr != ${one}`),
    () => notes.of('sets', `${word} saddr { ${disjoint(choices, six).join(', ')} }`),
    () => notes.of('negations', `${word} saddr != { ${disjoint(choices, six).join(', ')} }`),
    () =>
      `${word} daddr ${six ? choices.one(['fd00:1::1', 'fd01:7::1', 'fd00::/16']) : choices.one(['10.0.1.1', '192.168.7.1', '10.0.0.0/8'])}`,
  ])();
}

/** Elements that do not overlap, which nft would refuse. */
function disjoint(choices: Choices, six: boolean): readonly string[] {
  const list = six
    ? ['fd00:1::2', 'fd00:1::10-fd00:1::ff', 'fd00:2::/64', 'fd01:7::9']
    : ['10.0.1.2', '10.0.1.128/25', '10.0.2.0-10.0.2.9', '192.168.0.0/16', '172.16.0.0/12'];
  return choices.some(list, 1, 3);
}

function interfaces({ choices, notes }: Draft): string {
  return notes.of(
    'interfaces',
    choices.one([
      () => `iifname ${choices.one(['"eth0"', '"ens4"', '"lo"', '"wg0"'])}`,
      () => notes.of('interface wildcards', `iifname ${choices.one(['"e*"', '"eth*"', '"en*"', '"docker*"'])}`),
      () => notes.of('negations', `iifname != ${choices.one(['"eth0"', '"ens4"', '"lo"', '"en*"'])}`),
      () =>
        notes.of('sets', `iifname ${choices.one(['', '!= '])}{ ${choices.one(['"eth0", "lo"', '"ens4", "wg0"'])} }`),
      () => `iif ${choices.one(['"eth0"', '"ens4"', '"lo"'])}`,
    ])(),
  );
}

function state({ choices, notes }: Draft): string {
  return notes.of(
    'ct state',
    choices.one([
      'ct state new',
      'ct state new',
      'ct state { new, established }',
      'ct state invalid',
      'ct state established',
      'ct state != established',
      'ct state untracked',
      'ct state new,invalid',
    ]),
  );
}

function namedSet({ choices, notes, sets }: Draft, family: Family): string {
  const six = family === 'ip6' || (family === 'inet' && choices.chance(0.5));
  const name = `s${sets.length}`;
  sets.push(
    `  set ${name} { type ${six ? 'ipv6_addr' : 'ipv4_addr'}; flags interval; elements = { ${disjoint(choices, six).join(', ')} } }`,
  );
  return notes.of('named sets', `${six ? 'ip6' : 'ip'} saddr ${choices.one(['', '', '!= '])}@${name}`);
}

function concatenation({ choices, notes, sets }: Draft, family: Family): string {
  const six = family === 'ip6' || (family === 'inet' && choices.chance(0.3));
  const word = six ? 'ip6' : 'ip';
  const address = disjoint(choices, six)[0];
  return notes.of(
    'concatenations',
    choices.one([
      () => `${word} saddr . tcp dport { ${address} . ${choices.one(['22', '20-25', '80'])} }`,
      () => `iifname . tcp dport { "eth0" . ${choices.one(['22', '80'])}, "ens4" . ${choices.one(['22', '80'])} }`,
      () => {
        const name = `c${sets.length}`;
        sets.push(
          `  set ${name} { type ${six ? 'ipv6_addr' : 'ipv4_addr'} . inet_service; flags interval; elements = { ${address} . ${choices.one(['22', '1-100'])} } }`,
        );
        return notes.of('named sets', `${word} saddr . tcp dport ${choices.one(['', '!= '])}@${name}`);
      },
    ])(),
  );
}

function marked({ choices, notes }: Draft): string {
  return notes.of(
    'marks',
    choices.one([
      'meta mark 0x1',
      'meta mark != 0',
      'meta mark & 0x10 == 0x10',
      'meta mark and 0xff != 0x2',
      'ct mark 0x7',
      'ct mark != 0x7',
      'meta mark { 0x0, 0x2 }',
    ]),
  );
}

function flags({ choices, notes }: Draft): string {
  return notes.of(
    'tcp flags',
    choices.one([
      'tcp flags syn',
      'tcp flags & (fin|syn|rst|ack) == syn',
      'tcp flags & (fin|syn) == (fin|syn)',
      'tcp flags & (fin|syn|rst|ack) != syn',
      'tcp flags ! ack',
    ]),
  );
}

function fib({ choices, notes }: Draft): string {
  return notes.of(
    'fib',
    choices.one([
      'fib daddr type local',
      'fib daddr type { local, broadcast }',
      'fib saddr . iif oif missing',
      'fib saddr . iif oif exists',
      'fib saddr type unicast',
      'fib daddr type != local',
      'fib saddr . iif oif eq 0',
    ]),
  );
}

/** Things of other packets, which say nothing of this one. */
function other({ choices, notes }: Draft, family: Family): string {
  const six = ['icmpv6 type echo-request', 'meta nfproto ipv6'];
  const four = ['icmp type echo-request', 'meta nfproto ipv4'];
  const list = [
    'udp dport 22',
    'meta l4proto tcp',
    'meta l4proto != tcp',
    'meta l4proto { icmp, ipv6-icmp }',
    'meta pkttype host',
    'meta pkttype broadcast',
    'tcp sport 1024-65535',
    'tcp sport < 1024',
    ...(family === 'ip' ? [] : six),
    ...(family === 'ip6' ? [] : four),
  ];
  return notes.of('other protocols', choices.one(list));
}

function connection({ choices, notes }: Draft): string {
  return notes.of(
    'ct',
    choices.one([
      'ct direction original',
      'ct original proto-dst 22',
      'ct status dnat',
      'ct original ip saddr 10.0.1.0/24',
      'ct status != dnat',
    ]),
  );
}

function second(draft: Draft): string {
  const { choices, notes } = draft;
  notes.of('several base chains', '');
  const family = choices.one(['inet', 'ip', 'ip6'] as const);
  const inner: Draft = { ...draft, sets: [], user: [] };
  const lines = rules(inner, choices.between(1, 3), 0, family);
  const body = chain(
    'guard',
    `type filter hook input priority ${choices.one(['-1', '0', '1'])}; policy accept;`,
    lines,
  );
  return `table ${family} g${draft.number} {\n${[...inner.sets, body].join('\n')}\n}`;
}

function translation({ choices, notes, number }: Draft): string {
  const line = choices.one([
    'tcp dport 22 redirect to :2222',
    'iifname "eth0" tcp dport 22 redirect to :2222',
    'ip saddr 10.0.1.0/24 tcp dport 22 redirect to :8022',
    'tcp dport 2222 redirect to :22',
    'ip saddr 10.0.1.2 tcp dport 22 dnat to 10.0.1.99',
    'tcp dport 22 ip daddr 10.0.1.1 dnat to 10.0.1.1:2222',
    'tcp dport 80 dnat ip to 10.0.1.99:80',
  ]);
  notes.of('address translation', '');
  const family = line.includes('ip ') ? 'ip' : 'inet';
  return `table ${family} n${number} {\n${chain('pre', `type nat hook prerouting priority ${choices.one(['dstnat', '0', '-150'])}; policy accept;`, [line.replace('dnat ip to', 'dnat to')])}\n}`;
}
