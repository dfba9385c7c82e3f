import { all, any, type Condition, fact, not } from '../../contract/condition.ts';
import { connect, refused, silent, unreachable } from './connect.ts';

/** Named conditions about the server's packet filter and routing, as its collector followed them for this client. */

const insideOnly = fact('server.view').field('outside').equals(false, 'this look is from the server itself');
const firewall = fact('server.firewall');
const kind = {
  blocked: firewall.kind(
    'blocked',
    'the rules of the server stop a connection[ of {server.firewall.source}] to port {port}: {server.firewall.rule.text}[ (counted {server.firewall.rule.packets} packets)], in the chain {server.firewall.rule.chain} of the table {server.firewall.rule.table}',
  ),
  limited: firewall.kind(
    'limited',
    'the rules of the server let only so many connections in: {server.firewall.rule.text}[ (counted {server.firewall.rule.packets} packets)], in the chain {server.firewall.rule.chain}',
  ),
  elsewhere: firewall.kind(
    'elsewhere',
    'a rule of the server sends connections to port {port} on to {server.firewall.to}, port {server.firewall.port}: {server.firewall.rule.text}',
  ),
};
const how = firewall.field('how');
const drops = how.equals('drop', 'the rule drops');
const rejects = how.equals('reject', 'the rule rejects');
const owner = firewall.field('rule.owner');
export const ruleOf = {
  ufw: owner.equals('ufw', 'the rule is one of ufw'),
  firewalld: owner.equals('firewalld', 'the rule is one of firewalld[, in the zone {server.firewall.rule.zone}]'),
};
const writtenByHand = owner.oneOf(
  ['nftables', 'iptables', 'docker', 'kubernetes'],
  'the rule was written by {server.firewall.rule.owner}',
);

/** What the outside saw is what such a rule does: else something before the server stands in the way first. */
const asRulesDo = any(
  insideOnly,
  all(drops, silent),
  all(rejects, any(refused, unreachable, connect.kind('failed', 'the connection fails'))),
);
const stopped = all(kind.blocked, firewall.field('certain').equals(true, 'no other rule can be the one'), asRulesDo);

const family = firewall.field('family');
/** Only one kind of address is stopped, wherever it comes from. */
const oneFamilyOnly = all(
  family.equals(6, 'it is an IPv6 connection'),
  firewall.field('otherFamily').equals('pass', 'over IPv4 the same port is let in'),
  firewall.field('others').equals('blocked', 'it is stopped wherever it comes from'),
);
/** The rule that decides says nothing of addresses, and yet some other ones are let in before it. */
const notOnTheList = all(
  firewall.field('others').equals('pass', 'the rules let other addresses in'),
  firewall.field('listed').equals(false, 'no rule names the address of the client'),
);

export const oneFamilyStopped = all(stopped, any(writtenByHand, ruleOf.ufw), oneFamilyOnly);
export const notAllowedInside = all(stopped, writtenByHand, not(oneFamilyOnly), notOnTheList);
const plainRule = all(stopped, writtenByHand, not(oneFamilyOnly), not(notOnTheList));
export const droppedInside = all(plainRule, drops);
export const rejectedInside = all(plainRule, rejects);
export const stoppedByUfw = all(stopped, ruleOf.ufw, not(oneFamilyOnly));
export const stoppedByFirewalld = all(stopped, ruleOf.firewalld);

/** A guard's own rule stops the client: the guard is told by the names of its tables, chains and sets. */
export function stoppedByGuard(guard: 'fail2ban' | 'sshguard' | 'crowdsec' | 'csf'): Condition {
  return all(stopped, owner.equals(guard, `the rule is one of ${guard}`));
}

/** A limit decides, and it is reached: the kernel's list says so. */
export const limitReached = all(
  kind.limited,
  firewall.field('reached').equals(true, 'the kernel keeps this client as one of too many connections'),
  asRulesDo,
);
export const ruledByLimit = kind.limited;

export const sentElsewhere = all(
  kind.elsewhere,
  any(insideOnly, connect.kind(['refused', 'silent', 'unreachable', 'failed'], 'no TCP connection comes about')),
);

const passes = firewall.kind('passes', 'the rules of the server let the client in');
const wayBack = fact('server.way-back');
export const noWayBack = all(
  wayBack.kind('none', 'the server has no route back to the client: {server.way-back.said}'),
  any(insideOnly, silent),
);
export const droppedByReversePath = all(
  wayBack.kind(
    'reverse-path',
    'the server drops what comes in at {server.way-back.device}, since its own way back leads over {server.way-back.leaves} (rp_filter)',
  ),
  wayBack.field('counted').atLeast(1, 'it has dropped {server.way-back.counted} packets so'),
  any(insideOnly, silent),
);
export const conntrackFull = all(
  fact('server.conntrack')
    .field('full')
    .equals(
      true,
      'the kernel follows {server.conntrack.count} of at most {server.conntrack.max} connections and drops every new one',
    ),
  passes,
  any(insideOnly, silent),
);
