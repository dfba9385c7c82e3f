import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { deniedOrCut, keyProblem, loginAccepted, problemSeen } from '../conditions/auth.ts';
import { keyTooShortThere } from '../conditions/inside-keys.ts';

export default defineCause({
  id: 'auth/key-rsa-too-short',
  title:
    'The RSA key of this machine is shorter than one of the two sides accepts[: {login.key-problems(problem=too-short).path}].',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: [
    { when: keyTooShortThere, by: 'sshd-configuration' },
    { when: deniedOrCut, by: 'this-machine' },
  ],
  signs: [{ when: all(deniedOrCut, problemSeen('too-short', 'ssh finds an RSA key too short')), weight: 'decisive' }],
  proof: any(keyProblem('too-short', 'ssh finds an RSA key too short'), keyTooShortThere),
  ruledOutBy: loginAccepted,
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['kex/hostkey-rsa-too-short'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Make a new key, and bring its .pub file to the server:',
      run: 'ssh-keygen -t ed25519',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Where RequiredRSASize is the reason (OpenSSH 9.1 and newer), allow it for this one host, for now:',
      run: 'ssh -o RequiredRSASize=1024 {name}',
    },
  ],
  source: ['https://github.com/git-for-windows/git/issues/1846', 'OpenSSH sshkey.c'],
});
