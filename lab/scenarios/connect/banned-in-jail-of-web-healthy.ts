import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/banned-in-jail-of-web-healthy',
  title: 'fail2ban has banned the address from the web server alone.',
  fault: {
    on: 'server',
    sh: `printf '[sshd]\\nenabled = true\\nbackend = polling\\n[nginx-http-auth]\\nenabled = true\\nbackend = polling\\nlogpath = /var/log/nginx-error.log\\n' > /etc/fail2ban/jail.local && touch /var/log/nginx-error.log && service fail2ban start > /dev/null && timeout 20 sh -c 'until fail2ban-client status nginx-http-auth > /dev/null 2>&1; do sleep 0.05; done' && fail2ban-client set nginx-http-auth banip $CLIENT4 $CLIENT6 > /dev/null`,
    undo: 'fail2ban-client unban --all > /dev/null && service fail2ban stop > /dev/null',
  },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
