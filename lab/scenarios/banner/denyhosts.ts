import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/denyhosts',
  title: 'denyhosts has written the address into hosts.deny.',
  fault: {
    on: 'server',
    sh: `mkdir -p /var/lib/denyhosts && printf '# DenyHosts: Mon Nov 23 10:00:00 2026 | sshd: 10.0.1.2\\nsshd: 10.0.1.2\\nsshd: [fd00:1::2]\\n' >> /etc/hosts.deny`,
    undo: ': > /etc/hosts.deny',
  },
  expect: { first: 'banner/ban-hosts-deny', verdict: 'likely', exit: 1 },
  via: { first: 'banner/ban-hosts-deny', verdict: 'proven', exit: 1 },
  here: { first: 'banner/ban-hosts-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
