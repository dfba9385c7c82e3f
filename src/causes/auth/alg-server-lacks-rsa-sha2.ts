import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import { deniedOrCut, keyAccepted, loginAccepted, problemSeen, serverNamesNoRsaSha2 } from '../conditions/auth.ts';

const noMutual = problemSeen('no-mutual-signature-algorithm', 'ssh says of an RSA key: no mutual signature algorithm');

export default defineCause({
  id: 'auth/alg-server-lacks-rsa-sha2',
  title: 'The server does not say that it accepts RSA keys with SHA-2, and this ssh no longer signs with SHA-1.',
  layer: 'N',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    { when: all(deniedOrCut, noMutual), weight: 'medium' },
    { when: all(deniedOrCut, noMutual, serverNamesNoRsaSha2), weight: 'decisive' },
  ],
  proof: all(deniedOrCut, noMutual, serverNamesNoRsaSha2, not(keyAccepted)),
  ruledOutBy: loginAccepted,
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/alg-client-lacks-rsa-sha2'],
  fix: [
    { where: 'client', system: 'any', does: 'Best, use a key of another type:', run: 'ssh-keygen -t ed25519' },
    {
      where: 'client',
      system: 'any',
      does: 'Or sign with SHA-1 for this one host, for now:',
      run: 'ssh -o PubkeyAcceptedAlgorithms=+ssh-rsa {name}',
    },
    { where: 'server', system: 'any', does: 'Update the SSH server (OpenSSH 7.2 or newer).' },
  ],
  source: ['https://github.com/paramiko/paramiko/issues/1961', 'OpenSSH 8.8 release notes', 'RFC 8308'],
});
