import { absent, type Gap, known } from '../../contract/fact.ts';
import type { ServerBan } from '../../contract/facts/server.ts';
import { quote } from '../../contract/quoted.ts';
import { hostsAccess } from '../../wire/files/hosts-access.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** Bans of the client's address: fail2ban's jails, CrowdSec's decisions, and what TCP wrappers read. */
export const serverBans = defineCollector({
  id: 'server-bans',
  section: 'bans',
  gives: ['server.ban'],
  read({ own, ask }) {
    if (ask.from === null) {
      const why = 'the address of the client is not known: --from ADDRESS tells it';
      return { facts: { 'server.ban': absent({ kind: 'unsupported', why }) } };
    }
    const ban = banOf(own, ask.from, ask.port ?? 22);
    return { facts: { 'server.ban': 'tool' in ban || 'tools' in ban ? known(ban) : absent(ban) } };
  },
});

function banOf(own: Section, from: string, port: number): ServerBan | Gap {
  const wrapped = own.one('wrappers') !== undefined;
  const bans = [...own.many('jail').flatMap((text) => jailBan(own, text, from, port)), ...decisionsOf(own, from)];
  const first = bans.find(({ ofSsh }) => ofSsh !== false) ?? bans[0];
  if (first !== undefined && first.ofSsh !== false) return first;
  const wrappers = wrapped ? wrappersOf(own, from) : undefined;
  if (wrappers !== undefined) return wrappers;
  if (first !== undefined) return first;
  const gap = own.one('gap');
  if (gap !== undefined) return { kind: 'no-permission', why: gap };
  return {
    kind: 'none',
    tools: [
      ...(own.one('fail2ban') === undefined ? [] : ['fail2ban']),
      ...(own.one('crowdsec') === undefined ? [] : ['crowdsec']),
      ...(wrapped ? ['hosts.deny'] : []),
    ],
  };
}

type Banned = ServerBan & { readonly kind: 'banned' };

/** `fail2ban-client status JAIL`, its line of `banip --with-time`, and the ports of its actions. */
function jailBan(own: Section, text: string, from: string, port: number): readonly Banned[] {
  const jail = text.split('\n')[0] ?? '';
  const list = /Banned IP list:[ \t]*(.*)/u.exec(text)?.[1] ?? '';
  if (!list.split(/\s+/u).includes(from) || !/^[\w.-]{1,60}$/u.test(jail)) return [];
  const times = own.many('times').find((one) => one.startsWith(`${jail}\n`)) ?? '';
  const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d`;
  const [, since, length, until] = new RegExp(`(${time}) \\+ (-?\\d+) = (${time})`, 'u').exec(times) ?? [];
  return [
    {
      kind: 'banned',
      tool: 'fail2ban',
      jail,
      address: from,
      ofSsh: covers(own, jail, port),
      since: since ?? null,
      until: length?.startsWith('-') === true ? 'never' : (until ?? null),
      rule: null,
    },
  ];
}

const sshNames = new Set(['ssh', 'sftp', 'all', 'any', 'anyport']);

/** Actions of `allports` close every port; of the others one must name the SSH port, by number, range or `ssh`. */
function covers(own: Section, jail: string, port: number): boolean | undefined {
  const actions = own
    .many('action')
    .filter((one) => one.startsWith(`${jail} `))
    .map((one) => one.slice(jail.length + 1).split(/\s+/u));
  if (actions.length === 0) return undefined;
  let unsure = false;
  for (const [name = '', ...words] of actions) {
    if (name.includes('allports')) return true;
    const ports = words
      .join(',')
      .split(',')
      .filter((word) => word !== '');
    for (const word of ports) {
      const [low = '', high = low] = word.split(/[:-]/u);
      if (port === 22 && sshNames.has(word)) return true;
      if (/^\d+$/u.test(low) && /^\d+$/u.test(high)) {
        if (port >= Number(low) && port <= Number(high)) return true;
      } else unsure = unsure || !/^[a-z0-9-]+$/u.test(word) || port !== 22;
    }
    if (ports.length === 0) unsure = true;
  }
  return unsure ? undefined : false;
}

/** `cscli decisions list -o json`: null, or alerts with their decisions. */
function decisionsOf(own: Section, from: string): readonly Banned[] {
  const text = own.one('crowdsec');
  if (text === undefined) return [];
  let alerts: unknown;
  try {
    alerts = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(alerts)) return [];
  return alerts.flatMap((alert: { readonly decisions?: unknown } | null) => {
    const decisions: readonly unknown[] = Array.isArray(alert?.decisions) ? alert.decisions : [];
    return decisions.flatMap((decision): readonly Banned[] => {
      const { type, scenario, duration } = (decision ?? {}) as { readonly [name: string]: unknown };
      if (type !== 'ban') return [];
      const word = (value: unknown): string | null =>
        typeof value === 'string' && /^[\w./:-]{1,80}$/u.test(value) ? value : null;
      return [
        {
          kind: 'banned',
          tool: 'crowdsec',
          jail: word(scenario),
          address: from,
          ofSsh: undefined,
          since: null,
          until: word(duration),
          rule: null,
        },
      ];
    });
  });
}

function wrappersOf(own: Section, from: string): Banned | Gap | undefined {
  const deny = own.one('deny') ?? '';
  const answer = hostsAccess(own.one('allow') ?? '', deny, 'sshd', from);
  if (answer.kind === 'undecided')
    return { kind: 'unsupported', why: `line ${answer.line} of ${answer.file} asks for more than the address` };
  if (answer.kind === 'allowed') return undefined;
  const before = deny.split('\n')[answer.line - 2] ?? '';
  const byTool = own.one('denyhosts') !== undefined || /DenyHosts/u.test(before + answer.text);
  return {
    kind: 'banned',
    tool: byTool && answer.file === '/etc/hosts.deny' ? 'denyhosts' : 'hosts.deny',
    jail: null,
    address: from,
    ofSsh: true,
    since: null,
    until: null,
    rule: { at: `${answer.file} line ${answer.line}`, text: quote(answer.text) },
  };
}
