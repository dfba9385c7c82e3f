import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/refuse-connection',
  server: { image: 'trixie' },
  fault: { kind: 'sshd.option', lines: ['Match User deploy', 'RefuseConnection yes'] },
  expect: { first: 'auth/limit-refuseconnection', never: ['auth/account-pam-access-denied'], exit: 1 },
  via: { first: 'auth/limit-refuseconnection', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
