import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/cloud-gcp-oslogin',
  title: 'OS Login decides who may log in, and the key stands in the metadata (or the other way round).',
  layer: 'G',
  frequency: 'occasional',
  signs: [
    sign('medium', said('denied-publickey', 'key-refused', 'denied')),
    sign('decisive', told('setup', 'oslogin')),
    sign('medium', told('place', 'gcp')),
  ],
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/auth-wrong-username-cloud'],
  decidedBy: {
    where: 'provider',
    says: 'Look whether OS Login is on:',
    run: 'gcloud compute instances describe INSTANCE',
  },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: 'Give your account the key:',
      run: 'gcloud compute os-login ssh-keys add --key-file=key.pub',
    },
    {
      where: 'provider',
      system: 'any',
      does: 'Or let metadata keys count again:',
      run: 'gcloud compute instances add-metadata INSTANCE --metadata enable-oslogin=FALSE',
    },
  ],
  source: ['Google Cloud documentation, OS Login'],
});
