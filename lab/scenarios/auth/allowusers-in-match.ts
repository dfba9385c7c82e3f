import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/allowusers-in-match',
  title: 'A Match block for the network of the client lets only root in.',
  fault: { kind: 'sshd.option', lines: ['Match Address 10.0.1.0/24,fd00:1::/64', '  AllowUsers root'] },
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
