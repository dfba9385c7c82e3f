import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/server-drops',
  fault: { kind: 'fw.drop' },
  expect: {
    first: 'connect/fw-drop-rule',
    refusedBy: 'nobody',
    never: ['connect/sshd-not-running', 'connect/wrong-port', 'connect/net-local-blocks-22'],
    exit: 1,
  },
  via: { first: 'connect/fw-drop-rule', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  here: { first: 'connect/fw-drop-rule', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
