import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/allowgroups-without',
  title: 'AllowGroups names a group that the account is not in.',
  releases: ['bullseye', 'bookworm', 'trixie', 'sid'],
  fault: { kind: 'sshd.option', lines: ['AllowGroups root adm'] },
  expect: { first: 'auth/auth-allowusers-deny', group: keyRefused, exit: 1 },
  via: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  here: { first: 'auth/auth-allowusers-deny', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
