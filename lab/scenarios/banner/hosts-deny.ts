import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/hosts-deny',
  fault: { on: 'server', kind: 'hosts.deny' },
  expect: {
    first: 'banner/ban-hosts-deny',
    refusedBy: ['ban-tool', 'sshd-limits', 'host'],
    never: ['connect/sshd-not-running'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
