import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/git-key-not-registered',
  title: 'A git host that does not know the key. A server of the lab stands in for it, with a known host key.',
  dns: { 'github.com': ['10.2.1.2', 'fd00:3::2'] },
  server: { users: ['git'] },
  client: { args: ['git@github.com'] },
  fault: [
    { on: 'server', sh: 'rm /home/git/.ssh/authorized_keys', undo: ':' },
    {
      on: 'client',
      sh: `sed -n 's/^server.lab /github.com /p' /home/me/.ssh/known_hosts > /tmp/more && cat /tmp/more >> /home/me/.ssh/known_hosts`,
      undo: ':',
    },
  ],
  expect: { first: 'auth/git-key-not-registered', verdict: 'proven', never: ['auth/auth-key-not-on-server'], exit: 1 },
});
