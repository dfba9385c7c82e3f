import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/hosts-deny-except',
  title: 'hosts.deny refuses all but another network.',
  fault: { kind: 'hosts.deny', line: 'sshd: ALL EXCEPT 192.0.2.' },
  expect: { first: 'banner/ban-hosts-deny', verdict: 'likely', exit: 1 },
  via: { first: 'banner/ban-hosts-deny', verdict: 'proven', exit: 1 },
  here: { first: 'banner/ban-hosts-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
