import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/hosts-deny-other-daemon-healthy',
  title: 'hosts.deny speaks of another service.',
  fault: { kind: 'hosts.deny', line: 'vsftpd: ALL' },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
