import { rejectedByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/banned-for-ever',
  title: 'fail2ban bans without an end, and with all ports (recidive).',
  fault: {
    on: 'server',
    sh: `printf '[recidive]\\nenabled = true\\nbackend = polling\\nlogpath = /var/log/fail2ban.log\\nbantime = -1\\n' > /etc/fail2ban/jail.local && touch /var/log/fail2ban.log && service fail2ban start > /dev/null && timeout 20 sh -c 'until fail2ban-client status recidive > /dev/null 2>&1; do sleep 0.05; done' && fail2ban-client set recidive banip $CLIENT4 $CLIENT6 > /dev/null && timeout 10 sh -c 'until { iptables-save; ip6tables-save; nft list ruleset; } 2>/dev/null | grep -q "'$CLIENT6'"; do sleep 0.05; done'`,
    undo: 'fail2ban-client unban --all > /dev/null && service fail2ban stop > /dev/null',
  },
  expect: { first: 'connect/fw-reject-rule', group: rejectedByHost, exit: 1 },
  via: { first: 'connect/ban-fail2ban', verdict: 'proven', exit: 1 },
  here: { first: 'connect/ban-fail2ban', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
