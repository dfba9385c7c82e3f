import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/hosts-deny-healthy',
  title: 'hosts.deny refuses others.',
  fault: { on: 'server', kind: 'hosts.deny', line: 'sshd: 192.0.2.' },
  healthy: true,
  expect: { exit: 0, never: ['banner/ban-hosts-deny'] },
});
