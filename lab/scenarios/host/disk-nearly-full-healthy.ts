import { defineScenario } from '../../scenario.ts';

// 97 % is not full.
export default defineScenario({
  id: 'host/disk-nearly-full-healthy',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `mount -t tmpfs -o size=4m,mode=1777 tmpfs /tmp
head -c 3900k /dev/zero > /tmp/large`,
  },
  healthy: true,
  expect: {},
  via: { outcome: 'works' },
  here: { outcome: 'clear' },
});
