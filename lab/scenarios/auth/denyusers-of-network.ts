import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/denyusers-of-network',
  title: 'DenyUsers names the account at this network.',
  releases: ['bookworm', 'trixie'],
  fault: { kind: 'sshd.option', lines: ['DenyUsers deploy@10.0.1.* deploy@fd00:1::*'] },
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
