import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/nologin-without-pam',
  title: 'sshd without PAM obeys /etc/nologin itself.',
  server: { config: ['UsePAM no'] },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: { on: 'server', sh: 'echo "down for maintenance until noon" > /etc/nologin', undo: 'rm /etc/nologin' },
  expect: { first: 'auth/account-pam-nologin', exit: 1 },
  via: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
