import { defineScenario } from '../../scenario.ts';

// Nobody here has seen the key before, and it is none of those that the whole world can read up: no login proves anything there.
export default defineScenario({
  id: 'hostkey/published-stranger',
  title: 'Another machine answers under the name of a provider that publishes its keys.',
  dns: { 'github.com': ['10.2.1.2'] },
  server: { users: ['git'] },
  client: { args: ['git@github.com'] },
  fault: [{ kind: 'hostkey.regenerate' }, { on: 'server', sh: 'rm /home/git/.ssh/authorized_keys', undo: ':' }],
  expect: {
    first: 'hostkey/hostkey-mitm-or-interception',
    verdict: 'likely',
    never: ['auth/git-key-not-registered'],
    provider: 'github',
    providerSays: 'do not accept it',
    exit: 1,
  },
});
