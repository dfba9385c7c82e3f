import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/too-many-logins-of-group',
  title: 'Members of a group may not log in (maxlogins 0).',
  releases: ['bookworm', 'trixie'],
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: 'mkdir -p /etc/security/limits.d && echo "@deploy hard maxlogins 0" > /etc/security/limits.d/90-group.conf',
    undo: 'rm /etc/security/limits.d/90-group.conf',
  },
  expect: { first: 'auth/account-limits', verdict: 'proven', exit: 1 },
  via: { first: 'auth/account-limits', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-limits', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
