import { defineScenario } from '../../scenario.ts';

// A failed unit of its own stops no login.
export default defineScenario({
  id: 'host/degraded-healthy',
  server: { boot: true },
  fault: {
    on: 'server',
    sh: `systemctl mask --now --runtime systemd-tmpfiles-clean.timer
printf '[Service]\\nExecStart=/bin/false\\n' > /run/systemd/system/broken.service
systemctl daemon-reload
systemctl start broken.service || true
[ "$(systemctl is-system-running)" = degraded ]`,
  },
  healthy: true,
  expect: {},
  via: { outcome: 'works' },
  here: { outcome: 'clear' },
});
