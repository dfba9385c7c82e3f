import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { loginAccepted } from '../conditions/auth.ts';
import { agreedSha1, libcryptoText, policyInTheWay, redHatSystem, theirsSshRsa } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-crypto-policy-sha1',
  title: 'The crypto policy of this system forbids SHA-1 signatures, which the server still uses.',
  layer: 'N',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  showsAt: ['kex', 'hostkey', 'auth'],
  signs: [
    { when: libcryptoText, weight: 'strong' },
    { when: all(libcryptoText, redHatSystem), weight: 'strong' },
    { when: all(policyInTheWay, theirsSshRsa), weight: 'medium' },
  ],
  proof: all(libcryptoText, redHatSystem, agreedSha1),
  ruledOutBy: loginAccepted,
  lookAlikes: ['kex/alg-hostkey-ssh-rsa-only', 'kex/alg-fips-mode', 'auth/key-file-corrupt-crlf-newline'],
  decidedBy: { where: 'client', says: 'Look which policy holds here:', run: 'update-crypto-policies --show' },
  fix: [
    { where: 'server', system: 'any', does: 'Update the SSH server, or give it an ed25519 host key.' },
    {
      where: 'client',
      system: 'rhel',
      does: 'Allow SHA-1 again on this whole machine, if nothing else helps:',
      run: 'sudo update-crypto-policies --set DEFAULT:SHA1',
    },
  ],
  source: ['https://github.com/openssl/openssl/issues/18420'],
});
