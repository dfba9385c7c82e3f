import type { Fix } from '../../contract/cause.ts';
import { all, fact, not } from '../../contract/condition.ts';

/** The smallest change that lets this client, and only this client where it is known, past the rule that decides. */

const rule = fact('server.firewall').field('rule');
const blocked = fact('server.firewall').kind(['blocked', 'limited'], 'a rule of the server decides');
const answer = fact('server.firewall').field('stops').equals('answer', 'it stops the answer');
const policy = rule.field('number').equals(null, 'it is the policy');
const byNft = all(blocked, rule.field('command').equals('nft', 'nft changes it'));
const byIptables = all(
  blocked,
  rule.field('command').oneOf(['iptables', 'ip6tables', 'iptables-legacy', 'ip6tables-legacy'], 'iptables changes it'),
);
const plain = rule
  .field('owner')
  .oneOf(['nftables', 'iptables', 'docker', 'kubernetes'], 'no other program writes the rules');

const where = 'server';
const system = 'linux';
const nftMatch = '[{server.firewall.match} saddr {server.firewall.source} ]tcp dport {port} accept';
const nftAnswer = '[{server.firewall.match} daddr {server.firewall.source} ]tcp sport {port} accept';
const nftPlace = '{server.firewall.rule.family} {server.firewall.rule.table} {server.firewall.rule.chain}';
const iptablesMatch = '[-s {server.firewall.source} ]-p tcp --dport {port} -j ACCEPT';
const iptablesAnswer = '[-d {server.firewall.source} ]-p tcp --sport {port} -j ACCEPT';
const iptablesPlace = 'sudo {server.firewall.rule.command} -t {server.firewall.rule.table}';

export const passRule: readonly Fix[] = [
  {
    where,
    system,
    does: 'On the console, put one rule right before the one that decides (it lasts until the rules are loaded again):',
    run: `sudo nft insert rule ${nftPlace} position {server.firewall.rule.handle} ${nftMatch}`,
    when: all(byNft, plain, not(policy), not(answer)),
  },
  {
    where,
    system,
    does: 'On the console, put one rule at the end of the chain, before its policy (it lasts until the rules are loaded again):',
    run: `sudo nft add rule ${nftPlace} ${nftMatch}`,
    when: all(byNft, plain, policy, not(answer)),
  },
  {
    where,
    system,
    does: 'On the console, let the answers of the server out, right before the rule that decides:',
    run: `sudo nft insert rule ${nftPlace} position {server.firewall.rule.handle} ${nftAnswer}`,
    when: all(byNft, plain, not(policy), answer),
  },
  {
    where,
    system,
    does: 'On the console, let the answers of the server out, before the policy of the chain:',
    run: `sudo nft add rule ${nftPlace} ${nftAnswer}`,
    when: all(byNft, plain, policy, answer),
  },
  {
    where,
    system,
    does: 'On the console, put one rule right before the one that decides, then save the rules:',
    run: `${iptablesPlace} -I {server.firewall.rule.chain} {server.firewall.rule.number} ${iptablesMatch}`,
    when: all(byIptables, plain, not(policy), not(answer)),
  },
  {
    where,
    system,
    does: 'On the console, put one rule at the end of the chain, before its policy, then save the rules:',
    run: `${iptablesPlace} -A {server.firewall.rule.chain} ${iptablesMatch}`,
    when: all(byIptables, plain, policy, not(answer)),
  },
  {
    where,
    system,
    does: 'On the console, let the answers of the server out, right before the rule that decides:',
    run: `${iptablesPlace} -I {server.firewall.rule.chain} {server.firewall.rule.number} ${iptablesAnswer}`,
    when: all(byIptables, plain, not(policy), answer),
  },
  {
    where,
    system,
    does: 'On the console, let the answers of the server out, before the policy of the chain:',
    run: `${iptablesPlace} -A {server.firewall.rule.chain} ${iptablesAnswer}`,
    when: all(byIptables, plain, policy, answer),
  },
];

export const passUfw: Fix = {
  where,
  system,
  does: 'On the console, let this client in before every other rule:',
  run: 'sudo ufw prepend allow from {server.firewall.source} to any port {port} proto tcp',
  when: all(blocked, rule.field('owner').equals('ufw', 'it is a rule of ufw')),
};

export const passFirewalld: Fix = {
  where,
  system,
  does: 'On the console, allow the port in the zone that decides, now and for good:',
  run: 'sudo firewall-cmd --zone={server.firewall.rule.zone} --add-port={port}/tcp && sudo firewall-cmd --permanent --zone={server.firewall.rule.zone} --add-port={port}/tcp',
  when: all(
    blocked,
    rule.field('owner').equals('firewalld', 'it is a rule of firewalld'),
    rule.field('zone').matches('.', 'its zone is known'),
  ),
};

export const removeRedirect: Fix = {
  where,
  system,
  does: 'On the console, see which program put the rule there, and give it another port than {port}:',
  run: "sudo nft -a list ruleset | grep -n 'dport {port}'; sudo iptables -t nat -S | grep -n 'dport {port}'",
  when: fact('server.firewall').kind('elsewhere', 'a rule sends the connection elsewhere'),
};

export const raiseConntrack: Fix = {
  where,
  system,
  does: 'On the console, let the kernel follow more connections, and look who opens so many:',
  run: 'sudo sysctl -w net.netfilter.nf_conntrack_max=1048576',
  when: fact('server.conntrack').field('full').equals(true, 'the table is full'),
};
