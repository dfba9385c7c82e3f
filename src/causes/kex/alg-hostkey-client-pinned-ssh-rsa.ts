import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'kex/alg-hostkey-client-pinned-ssh-rsa',
  title: 'The known_hosts file makes the library ask for an ssh-rsa host key only, which the server no longer gives.',
  layer: 'N',
  frequency: 'rare',
  signs: [sign('decisive', said('only-ssh-rsa-pinned'), said('kex-failed')), sign('medium', said('kex-failed'))],
  lookAlikes: ['hostkey/hostkey-type-not-stored', 'kex/alg-client-too-old'],
  decidedBy: { where: 'client', says: 'Look which types known_hosts has:', run: 'ssh-keygen -F {host}' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Add the other host keys of the server, after checking their fingerprints:',
      run: 'ssh-keyscan {host}',
    },
    { where: 'client', system: 'any', does: 'Update curl and libssh2 (1.10.1 or newer).' },
  ],
  source: ['libssh2 issue 676', 'curl lib/vssh/libssh2.c'],
});
