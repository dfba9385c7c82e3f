import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'kex/mtu-small-healthy',
  title: 'A small link whose router says so.',
  client: { args: ['deploy@server4.lab'] },
  fault: { on: 'router1', sh: 'ip link set eth1 mtu 1280' },
  healthy: true,
  expect: { exit: 0, never: ['kex/path-mtu-blackhole'] },
});
