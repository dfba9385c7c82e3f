import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/key-ppk3-unsupported',
  title: 'The key file has version 3 of the PuTTY format, which this program is too old to read.',
  layer: 'Q',
  frequency: 'occasional',
  signs: [sign('decisive', said('key-ppk-too-new'))],
  lookAlikes: ['auth/key-openssh-given-to-putty', 'auth/key-ppk-given-to-openssh'],
  decidedBy: { where: 'client', says: 'Look at the first line of the key file: PuTTY-User-Key-File-3 is version 3.' },
  fix: [
    {
      where: 'client',
      system: 'putty',
      does: 'Update the program, or save the key as version 2: PuTTYgen, Key, Parameters for saving.',
      run: 'puttygen key.ppk --ppk-param version=2 -o key2.ppk',
    },
  ],
  source: ['PuTTY sshpubk.c, since 0.75'],
});
