import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'host/terminals-few-healthy',
  server: { boot: true },
  fault: { on: 'server', sh: `mount -o remount,max=2 /dev/pts` },
  healthy: true,
  expect: {},
  via: { outcome: 'works' },
  here: { outcome: 'clear' },
});
