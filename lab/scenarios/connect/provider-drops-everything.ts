import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A security group stands before the server and has no rule for anything.
export default defineScenario({
  id: 'connect/provider-drops-everything',
  fault: { on: 'router2', kind: 'fw.drop', ports: 'all' },
  expect: {
    first: 'connect/cloud-sg-rule-missing',
    group: whollySilent,
    never: ['connect/sshd-not-running', 'connect/net-local-blocks-22'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
