import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/hosts-allow-first-healthy',
  title: 'hosts.deny refuses all, and hosts.allow names the client.',
  fault: [
    { on: 'server', sh: `echo 'sshd: 10.0.1. [fd00:1::]/64' >> /etc/hosts.allow`, undo: '' },
    { kind: 'hosts.deny' },
  ],
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
