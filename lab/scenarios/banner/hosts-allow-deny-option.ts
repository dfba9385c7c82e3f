import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/hosts-allow-deny-option',
  title: 'A line of hosts.allow refuses by its option, as sshguard writes it.',
  fault: {
    on: 'server',
    sh: `printf '###sshguard###\\nALL : 10.0.1.2 [fd00:1::2] : DENY\\n###sshguard###\\n' >> /etc/hosts.allow`,
    undo: ': > /etc/hosts.allow',
  },
  expect: { first: 'banner/ban-hosts-deny', verdict: 'likely', exit: 1 },
  via: { first: 'banner/ban-hosts-deny', verdict: 'proven', exit: 1 },
  here: { first: 'banner/ban-hosts-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
