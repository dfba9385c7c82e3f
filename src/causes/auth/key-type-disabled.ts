import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { deniedOrCut, keyProblem, loginAccepted, problemSeen } from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/key-type-disabled',
  title: 'The type of the key of this machine is switched off (PubkeyAcceptedAlgorithms).',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    {
      when: all(deniedOrCut, problemSeen('not-accepted-type', 'ssh skips a key because its type is switched off')),
      weight: 'decisive',
    },
  ],
  proof: keyProblem('not-accepted-type', 'ssh skips a key because its type is switched off'),
  ruledOutBy: loginAccepted,
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['auth/alg-client-lacks-rsa-sha2'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Make a key of today, and bring its .pub file to the server:',
      run: 'ssh-keygen -t ed25519',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Look for a PubkeyAcceptedAlgorithms line in the configuration:',
      run: 'ssh -G {name}',
    },
  ],
  source: ['OpenSSH sshconnect2.c'],
});
