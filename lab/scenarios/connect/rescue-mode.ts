import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/rescue-mode',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `systemctl isolate rescue.target
until [ -z "$(ss -Hltn 'sport = :22')" ]; do sleep 0.05; done`,
    undo: 'systemctl isolate multi-user.target',
  },
  expect: { first: 'connect/sshd-not-running', group: resetByHost, refusedBy: 'host', exit: 1 },
  via: { first: 'connect/sshd-not-running', verdict: 'proven', never: ['connect/host-booting'], exit: 1 },
  here: { first: 'connect/sshd-not-running', verdict: 'proven', never: ['connect/host-booting'], exit: 1 },
  ends: 'healthy-after-undo',
});
