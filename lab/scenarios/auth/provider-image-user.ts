import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/provider-image-user',
  title: 'Known by the name of its address: a Debian image at EC2 has the login name admin.',
  dns: { '2.1.2.10.in-addr.arpa': ['ec2-10-2-1-2.eu-west-1.compute.amazonaws.com'] },
  client: { args: ['ec2-user@server4.lab'] },
  expect: { first: 'auth/auth-wrong-username-cloud', provider: 'aws', providerSays: 'admin (Debian)', exit: 1 },
});
