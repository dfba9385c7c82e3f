import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, is } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { certificateRefused, certificateValid, denied, loginAccepted } from '../conditions/auth.ts';
import { principalMissing } from '../conditions/inside-keys.ts';

const notListed = fact('config.certificates').element(
  { listsUser: is(false), state: is('valid') },
  'the certificate lists other login names: {config.certificates.principals}',
);

export default defineCause({
  id: 'auth/cert-principal-mismatch',
  title: 'The certificate of your key does not name {user} as login name.',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('cert-principal'),
    { when: all(denied, certificateRefused, notListed), weight: 'decisive' },
    { when: all(denied, notListed), weight: 'medium' },
    // A file of allowed names on the server may leave out what the certificate lists.
    { when: all(denied, certificateRefused, certificateValid), weight: 'decisive' },
  ],
  proof: any(saidOfUs('cert-principal'), principalMissing),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/cert-expired-or-clock', 'auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'server',
    says: 'Look for "name is not a listed principal" in the log:',
    run: 'sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Log in with a name that the certificate lists:',
      run: 'ssh -l USER -p {port} {host}',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Sign it again with the login name:',
      run: 'ssh-keygen -s CA_KEY -I ID -n {user} -V -5m:+1h KEY.pub',
    },
  ],
  source: ['https://github.com/hashicorp/vault/issues/4949', 'OpenSSH auth2-pubkey.c'],
});
