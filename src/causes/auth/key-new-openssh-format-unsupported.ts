import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/key-new-openssh-format-unsupported',
  title: 'The library is too old for the format of the private key (BEGIN OPENSSH PRIVATE KEY).',
  layer: 'Q',
  frequency: 'common',
  signs: [
    sign('decisive', said('key-new-format')),
    sign('medium', said('key-invalid-format')),
    sign('strong', told('setup', 'openssh-format')),
  ],
  lookAlikes: ['auth/key-file-corrupt-crlf-newline', 'auth/key-ppk-given-to-openssh'],
  decidedBy: {
    where: 'client',
    says: 'Look at the first line of the key file: BEGIN OPENSSH PRIVATE KEY is the new format.',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Update the library, or convert a copy of the key to the old format:',
      run: 'ssh-keygen -p -m PEM -f COPY',
    },
  ],
  source: ['JSch KeyPair.java', 'paramiko pkey.py', 'OpenSSH release notes 7.8'],
});
