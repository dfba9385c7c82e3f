import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/cloud-key-not-injected',
  title: 'The cloud did not install your key on the machine (cloud-init or the agent did not run through).',
  layer: 'G',
  frequency: 'occasional',
  signs: [
    sign('medium', said('denied-publickey', 'key-refused')),
    sign('medium', told('setup', 'metadata-key')),
    sign('weak', told('place', 'cloud')),
  ],
  lookAlikes: ['auth/auth-wrong-username-cloud', 'auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'server',
    says: 'Look on the console what the first start did:',
    run: 'sudo cloud-init status --long',
  },
  fix: [
    { where: 'provider', system: 'any', does: 'Install the key through the panel or the console of the provider.' },
    {
      where: 'provider',
      system: 'any',
      does: 'With Azure:',
      run: 'az vm user update --username USER --ssh-key-value key.pub',
    },
  ],
  source: ['cloud-init documentation', 'Azure documentation'],
});
