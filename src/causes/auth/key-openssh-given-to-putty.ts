import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/key-openssh-given-to-putty',
  title: 'PuTTY or WinSCP was given a key in OpenSSH format.',
  layer: 'Q',
  frequency: 'common',
  signs: [sign('decisive', said('key-openssh-in-putty'))],
  lookAlikes: ['auth/key-ppk3-unsupported', 'auth/key-ppk-given-to-openssh'],
  decidedBy: {
    where: 'client',
    says: 'Look at the first line of the key file: BEGIN OPENSSH PRIVATE KEY is the format of OpenSSH.',
  },
  fix: [
    {
      where: 'client',
      system: 'putty',
      does: 'Convert the key: PuTTYgen, Load, Save private key.',
      run: 'puttygen id_key -o id_key.ppk',
    },
  ],
  source: ['PuTTY sshpubk.c', 'WinSCP TextsCore1.rc'],
});
