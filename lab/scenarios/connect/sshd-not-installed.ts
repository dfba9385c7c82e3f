import { resetByHost } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// No unit, no program, no configuration: from outside the same as a stopped server.
export default defineScenario({
  id: 'connect/sshd-not-installed',
  fault: { on: 'server', kind: 'service.not-installed' },
  expect: {
    first: 'connect/sshd-not-installed',
    group: resetByHost,
    refusedBy: 'host',
    never: ['connect/fw-drop-rule'],
    exit: 1,
  },
  via: { first: 'connect/sshd-not-installed', verdict: 'proven', exit: 1 },
  here: { first: 'connect/sshd-not-installed', verdict: 'proven', exit: 1 },
});
