import { defineScenario } from '../../scenario.ts';

// As an appliance is built: what must be written stands on file systems of its own.
export default defineScenario({
  id: 'host/root-read-only-healthy',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `for folder in /home /tmp /var /root; do mount --bind $folder $folder; done
systemctl restart systemd-journald.service
mount -o remount,ro,bind /`,
  },
  healthy: true,
  expect: {},
  via: { outcome: 'works' },
  here: { outcome: 'clear' },
});
