import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/git-wrong-user',
  title: 'A git host, asked for with the name of the person. A server of the lab stands in for it.',
  dns: { 'github.com': ['10.2.1.2', 'fd00:3::2'] },
  client: { args: ['alice@github.com'] },
  expect: { first: 'auth/git-remote-url-wrong', verdict: 'proven', never: ['auth/auth-key-not-on-server'], exit: 1 },
});
