import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { certificateRefused, certificateValid, denied, loginAccepted } from '../conditions/auth.ts';
import { authorityUnknown } from '../conditions/inside-keys.ts';

export default defineCause({
  id: 'auth/cert-ca-not-trusted',
  title: 'The server does not trust the authority that signed your certificate.',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(denied, certificateRefused, certificateValid), weight: 'decisive' }],
  proof: authorityUnknown,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/cert-principal-mismatch', 'auth/auth-allowusers-deny'],
  decidedBy: {
    where: 'server',
    says: 'Compare the authority with the one the server trusts:',
    run: 'sudo sshd -T | grep -i trustedusercakeys',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Add the public key of the authority to the TrustedUserCAKeys file, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['OpenSSH auth2-pubkey.c'],
});
