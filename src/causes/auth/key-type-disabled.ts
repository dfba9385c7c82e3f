import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, is, not } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { denied, deniedOrCut, everyKeyRefused, keyProblem, loginAccepted, problemSeen } from '../conditions/auth.ts';
import { isOpenSsh } from '../conditions/banner.ts';
import { keyTypeOffThere } from '../conditions/inside-keys.ts';

const offered = fact('login.offered-keys');
/** Every key offered is of a type that OpenSSH itself does not list: none of them can be accepted. */
const offThere = all(
  everyKeyRefused,
  isOpenSsh,
  offered.element(
    { answer: is('refused'), typeListed: is(false) },
    'the server refuses a key of a type that it does not list (server-sig-algs)',
  ),
  not(
    offered.element(
      { answer: is('refused'), typeListed: is(true) },
      'the server refuses a key of a type that it does list',
    ),
  ),
);

export default defineCause({
  id: 'auth/key-type-disabled',
  title: 'The type of the key of this machine is switched off (PubkeyAcceptedAlgorithms).',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: [
    { when: any(offThere, keyTypeOffThere), by: 'sshd-configuration' },
    { when: denied, by: 'this-machine' },
  ],
  signs: [
    saidEarlier('key-algorithm'),
    { when: saidOfUs('key-algorithm'), weight: 'strong' },
    {
      when: all(deniedOrCut, problemSeen('not-accepted-type', 'ssh skips a key because its type is switched off')),
      weight: 'decisive',
    },
    { when: offThere, weight: 'decisive' },
  ],
  proof: any(
    keyProblem('not-accepted-type', 'ssh skips a key because its type is switched off'),
    offThere,
    keyTypeOffThere,
  ),
  ruledOutBy: loginAccepted,
  explains: ['auth/key-not-offered', 'auth/auth-password-disabled', 'auth/auth-key-not-on-server'],
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
