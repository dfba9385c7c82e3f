import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/password-expired',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: { on: 'server', sh: 'chage -d 0 deploy', undo: 'chage -d "$(date +%F)" deploy' },
  expect: { first: 'auth/account-password-expired', verdict: 'proven', never: ['session/slow-logind-pam'], exit: 1 },
  via: { first: 'auth/account-password-expired', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-password-expired', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
