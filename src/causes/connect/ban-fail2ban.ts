import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { answersAsSsh, byPortUnreachable, byReset } from '../conditions/connect.ts';
import { rejectedByHostSigns } from '../conditions/connect-signs.ts';
import { otherPortUnreachable } from '../conditions/elsewhere.ts';
import { bannedByFail2ban } from '../conditions/inside.ts';
import { stoppedByGuard } from '../conditions/inside-firewall.ts';
import { refusedByRouter } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/ban-fail2ban',
  title: 'fail2ban on the server has banned your address after failed logins.',
  says: 'By default fail2ban rejects with an ICMP port-unreachable message, which ssh shows as "Connection refused".',
  layer: 'I',
  frequency: 'common',
  refusedBy: 'ban-tool',
  signs: [
    ...rejectedByHostSigns,
    { when: byReset, weight: 'strong', against: true },
    { when: all(byPortUnreachable, otherPortUnreachable), weight: 'medium', against: true },
    { when: refusedByRouter, weight: 'decisive', against: true },
  ],
  proof: any(bannedByFail2ban, stoppedByGuard('fail2ban')),
  ruledOutBy: answersAsSsh,
  explains: ['connect/fw-drop-rule', 'connect/fw-reject-rule'],
  lookAlikes: ['connect/sshd-not-running', 'connect/fw-reject-rule', 'banner/limit-persource-penalties'],
  decidedBy: {
    where: 'network',
    says: 'Connect from another address (a phone hotspot): when it works there, this address is banned.',
    run: 'ssh -v {host}',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'On the console or from another address, lift the ban of this address alone:',
      run: 'sudo fail2ban-client set {server.ban.jail} unbanip {server.ban.address}',
      when: bannedByFail2ban,
    },
    {
      where: 'server',
      system: 'linux',
      does: 'On the console or from another address, lift the ban (your public address as the server sees it):',
      run: 'sudo fail2ban-client set sshd unbanip <your-address>',
      when: not(bannedByFail2ban),
    },
    {
      where: 'client',
      system: 'any',
      does: 'Or wait: the default ban ends after 10 minutes. Repair the reason for the failed logins first, or it comes back.',
    },
    { where: 'server', system: 'linux', does: 'See who is banned:', run: 'sudo fail2ban-client status sshd' },
  ],
  source: ['fail2ban config/jail.conf', 'fail2ban config/action.d/nftables.conf', 'lab'],
});
