import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForSilenceSigns } from '../conditions/connect-signs.ts';
import { stoppedByGuard } from '../conditions/inside-firewall.ts';

const inSetOfSshguard = all(
  stoppedByGuard('sshguard'),
  fact('server.firewall').field('rule.command').equals('nft', 'the rule is one of nftables'),
  fact('server.firewall').field('rule.set').matches('^[A-Za-z0-9_]+$', 'it looks up a set'),
);

export default defineCause({
  id: 'connect/ban-sshguard',
  title: 'sshguard on the server has blocked your address after failed logins.',
  layer: 'I',
  frequency: 'rare',
  refusedBy: 'ban-tool',
  signs: [...reasonForSilenceSigns],
  proof: stoppedByGuard('sshguard'),
  ruledOutBy: answersAsSsh,
  explains: ['connect/fw-drop-rule', 'connect/fw-reject-rule'],
  lookAlikes: ['connect/ban-fail2ban', 'connect/fw-drop-rule'],
  decidedBy: {
    where: 'server',
    says: 'From another address or on the console:',
    run: 'sudo nft list set ip sshguard attackers',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, take this address alone out of the set:',
      run: 'sudo nft delete element {server.firewall.rule.family} {server.firewall.rule.table} {server.firewall.rule.set} "{ {server.firewall.source} }"',
      when: inSetOfSshguard,
    },
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, see who is blocked:',
      run: 'sudo nft list set ip sshguard attackers',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Remove your address:',
      run: 'sudo nft delete element ip sshguard attackers { <your-address> }',
    },
  ],
  source: ['sshguard(8)'],
});
