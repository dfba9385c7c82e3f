import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'connect/machine-socket-healthy',
  releases: ['trixie'],
  server: { boot: true },
  fault: {
    on: 'server',
    sh: 'systemctl disable --now ssh.service; systemctl enable --now ssh.socket',
    undo: 'systemctl disable --now ssh.socket; systemctl enable --now ssh.service',
  },
  healthy: true,
  expect: { exit: 0 },
  via: { exit: 0 },
});
