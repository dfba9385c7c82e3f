import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/wrong-user-of-image',
  title: 'The login name of another cloud image, on Debian.',
  client: { args: ['ec2-user@server.lab'] },
  expect: { first: 'auth/auth-wrong-username-cloud', exit: 1 },
});
