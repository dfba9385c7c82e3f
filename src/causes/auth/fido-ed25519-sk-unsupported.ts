import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  denied,
  loginAccepted,
  securityKeyAccepted,
  securityKeyRefused,
  serverRefusesSecurityKeys,
} from '../conditions/auth.ts';
import { isOpenSsh } from '../conditions/banner.ts';

export default defineCause({
  id: 'auth/fido-ed25519-sk-unsupported',
  title: 'The server does not accept security keys; it is too old for them or has them switched off.',
  layer: 'Q',
  frequency: 'rare',
  refusedBy: 'sshd-configuration',
  signs: [
    { when: all(denied, securityKeyRefused), weight: 'medium' },
    { when: all(denied, securityKeyRefused, serverRefusesSecurityKeys), weight: 'decisive' },
  ],
  proof: all(denied, securityKeyRefused, serverRefusesSecurityKeys, isOpenSsh),
  ruledOutBy: any(loginAccepted, securityKeyAccepted),
  lookAlikes: ['auth/key-type-disabled', 'auth/auth-key-not-on-server'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Use a key of another type for this server:',
      run: 'ssh-keygen -t ed25519',
    },
    { where: 'server', system: 'any', does: 'Update the SSH server to OpenSSH 8.2 or newer.' },
  ],
  source: ['OpenSSH 8.2 release notes', 'RFC 8308'],
});
