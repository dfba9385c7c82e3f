import { defineScenario } from '../../scenario.ts';

// A login writes nothing there.
export default defineScenario({
  id: 'host/data-disk-full-healthy',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `mkdir /srv/data
mount -t tmpfs -o size=64k tmpfs /srv/data
head -c 9m /dev/zero > /srv/data/all || true`,
  },
  healthy: true,
  expect: {},
  via: { outcome: 'works' },
  here: { outcome: 'clear' },
});
