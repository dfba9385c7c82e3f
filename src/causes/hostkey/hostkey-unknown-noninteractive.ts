import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { loginAccepted } from '../conditions/auth.ts';
import {
  keyChanged,
  keyMatches,
  keyRevoked,
  keyUnknown,
  otherTypeOnly,
  sshRefusesKey,
  strictYes,
} from '../conditions/hostkey.ts';

const noOtherSource = fact('config.effective')
  .field('knownHostsCommand')
  .equals(null, 'no other program is asked for known keys');

export default defineCause({
  id: 'hostkey/hostkey-unknown-noninteractive',
  title: 'This machine does not know {host} yet, and ssh may not ask or has nobody to ask.',
  layer: 'O',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    { when: all(keyUnknown, sshRefusesKey), weight: 'decisive' },
    { when: all(keyUnknown, strictYes), weight: 'decisive' },
  ],
  proof: all(keyUnknown, any(sshRefusesKey, all(strictYes, noOtherSource))),
  ruledOutBy: any(keyMatches, keyChanged, keyRevoked, otherTypeOnly, loginAccepted),
  lookAlikes: [
    'hostkey/hostkey-changed-reinstall',
    'hostkey/putty-hostkey-not-cached',
    'hostkey/hostkey-type-not-stored',
  ],
  decidedBy: {
    where: 'server',
    says: 'Show the key on the console of the server, and compare it with {hostkey.presented.fingerprint}:',
    run: 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Connect once by hand, compare the fingerprint with {hostkey.presented.fingerprint}, and answer yes:',
      run: 'ssh {name}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'In jobs: fetch the key once, check its fingerprint, and store it:',
      run: 'ssh-keyscan -p {port} -t ed25519 {host} >> ~/.ssh/known_hosts',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Where the first contact is safe, accept new hosts and still refuse changed ones (OpenSSH 7.6 and newer):',
      run: 'ssh -o StrictHostKeyChecking=accept-new {name}',
    },
  ],
  source: ['OpenSSH sshconnect.c'],
});
