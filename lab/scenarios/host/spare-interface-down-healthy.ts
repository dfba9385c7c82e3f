import { defineScenario } from '../../scenario.ts';

// Interfaces that nobody uses.
export default defineScenario({
  id: 'host/spare-interface-down-healthy',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `ip link add spare0 type veth peer name spare1
ip address add 192.0.2.7/24 dev spare1`,
  },
  healthy: true,
  expect: {},
  via: { outcome: 'works' },
  here: { outcome: 'clear' },
});
