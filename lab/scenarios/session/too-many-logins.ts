import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/too-many-logins',
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: 'cp /etc/security/limits.conf /opt/limits && echo "deploy hard maxlogins 0" >> /etc/security/limits.conf',
    undo: 'cp /opt/limits /etc/security/limits.conf',
  },
  expect: { first: 'auth/account-limits', verdict: 'proven', exit: 1 },
  via: { first: 'auth/account-limits', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-limits', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
