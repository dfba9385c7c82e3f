import { defineScenario } from '../../scenario.ts';

// An SSH server that is no OpenSSH says in the protocol's own message why it goes (RFC 4253 section 11.1).
export default defineScenario({
  id: 'kex/disconnect-too-many',
  fault: { kind: 'replace-listener', program: 'disconnect' },
  expect: { first: 'banner/limit-maxstartups', refusedBy: 'sshd-limits', exit: 1 },
  ends: 'healthy-after-undo',
});
