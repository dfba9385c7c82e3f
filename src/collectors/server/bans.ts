import { absent, known } from '../../contract/fact.ts';
import type { ServerBan } from '../../contract/facts/server.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** Bans of the client's address: fail2ban's jails and /etc/hosts.deny. */
export const serverBans = defineCollector({
  id: 'server-bans',
  section: 'bans',
  gives: ['server.ban'],
  read({ own, ask }) {
    const gap = own.one('gap');
    if (ask.from === null) {
      const why = 'the address of the client is not known: --from ADDRESS tells it';
      return { facts: { 'server.ban': absent({ kind: 'unsupported', why }) } };
    }
    const ban = banOf(own, ask.from);
    if (ban.kind === 'none' && gap !== undefined)
      return { facts: { 'server.ban': absent({ kind: 'no-permission', why: gap }) } };
    return { facts: { 'server.ban': known(ban) } };
  },
});

function banOf(own: Section, from: string): ServerBan {
  const jails = own.many('jail').map((text) => ({ name: text.split('\n')[0] ?? '', text }));
  for (const { name, text } of jails) {
    const list = /Banned IP list:[ \t]*(.*)/u.exec(text)?.[1] ?? '';
    if (list.split(/\s+/u).includes(from) && /^[\w.-]{1,60}$/u.test(name))
      return { kind: 'banned', tool: 'fail2ban', jail: name, address: from };
  }
  const wrapped = own.one('wrappers') !== undefined;
  if (wrapped && !names(own.one('allow') ?? '', from) && names(own.one('deny') ?? '', from))
    return { kind: 'banned', tool: 'hosts.deny', jail: null, address: from };
  return {
    kind: 'none',
    tools: [...(own.one('fail2ban') === undefined ? [] : ['fail2ban']), ...(wrapped ? ['hosts.deny'] : [])],
  };
}

/** hosts_access(5), plain forms only: `sshd` or `ALL`, then ALL, the address, or the beginning of it with a dot. */
function names(text: string, from: string): boolean {
  return text.split('\n').some((line) => {
    const [daemons = '', clients = ''] = line.replace(/#.*$/u, '').split(/:(.*)/su);
    if (!/(?:^|[\s,])(?:sshd|ALL)(?:[\s,]|$)/u.test(daemons)) return false;
    const words = clients.replace(/\[([^\]]*)\]/gu, '$1').split(/[\s,]+/u);
    return words.some((word) => word === 'ALL' || word === from || (word.endsWith('.') && from.startsWith(word)));
  });
}
