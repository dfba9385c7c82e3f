import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-port-by-option',
  releases: ['sid'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `echo "SSHD_OPTS='-p 2222'" > /etc/default/ssh; systemctl restart ssh.service`,
    undo: ': > /etc/default/ssh; systemctl restart ssh.service',
  },
  expect: { first: 'connect/wrong-port', exit: 1 },
  via: { first: 'connect/wrong-port', verdict: 'proven', exit: 1 },
  here: { first: 'connect/wrong-port', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
