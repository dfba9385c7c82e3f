import { whollySilent } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/server-drops-everything',
  fault: { kind: 'fw.drop', ports: 'all' },
  expect: {
    first: 'connect/server-firewall-drop-or-down',
    group: whollySilent,
    refusedBy: 'nobody',
    never: ['connect/sshd-not-running', 'connect/net-local-blocks-22'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
