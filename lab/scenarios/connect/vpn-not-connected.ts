import { privateElsewhere } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// The same picture: with its VPN this machine would have a way to that network.
export default defineScenario({
  id: 'connect/vpn-not-connected',
  client: { args: ['deploy@10.77.0.5'] },
  fault: { on: 'router1', kind: 'route.delete' },
  expect: { first: 'connect/net-vpn-required', group: privateElsewhere, never: ['connect/fw-reject-rule'], exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
