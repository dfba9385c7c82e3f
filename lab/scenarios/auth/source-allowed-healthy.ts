import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/source-allowed-healthy',
  title: 'The line of the key names the network of this client.',
  fault: { on: 'server', sh: `sed -i 's|^|from="10.0.0.0/8,fd00::/16" |' /home/deploy/.ssh/authorized_keys`, undo: '' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
