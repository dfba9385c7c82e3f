import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The packets arrive; the server has no route for its answers.
export default defineScenario({
  id: 'connect/server-without-way-back',
  fault: { on: 'server', kind: 'route.delete' },
  expect: {
    first: 'connect/host-network-misconfigured',
    group: whollySilent,
    never: ['connect/sshd-not-running', 'connect/net-local-blocks-22'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
