import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, is } from '../../contract/condition.ts';
import { deniedOrCut, identityIs, keyFile, loginAccepted } from '../conditions/auth.ts';
import { clientIsOpenSsh } from '../conditions/kex.ts';

const plinkHere = fact('client.ssh').field('program').equals('plink', 'ssh here is plink of PuTTY');

export default defineCause({
  id: 'auth/key-ppk-given-to-openssh',
  title: 'The private key is in the format of PuTTY (.ppk), which ssh cannot read.',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    {
      when: all(
        deniedOrCut,
        identityIs(
          { state: is('ppk'), explicit: is(true) },
          'a private key file is in the format of PuTTY, and it is one that ssh was told to use',
        ),
      ),
      weight: 'decisive',
    },
  ],
  proof: all(clientIsOpenSsh, keyFile({ state: is('ppk') }, 'a private key file is in the format of PuTTY')),
  ruledOutBy: any(loginAccepted, plinkHere),
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled', 'auth/key-file-corrupt-crlf-newline'],
  lookAlikes: ['auth/key-file-corrupt-crlf-newline'],
  fix: [
    { where: 'client', system: 'putty', does: 'In PuTTYgen: Load, then Conversions, Export OpenSSH key.' },
    {
      where: 'client',
      system: 'linux',
      does: 'Convert it:',
      run: 'puttygen KEY.ppk -O private-openssh -o KEY && chmod 600 KEY',
    },
  ],
  source: ['https://github.com/asbru-cm/asbru-cm/issues/671', 'https://github.com/feo-cz/win-sshfs/issues/93'],
});
