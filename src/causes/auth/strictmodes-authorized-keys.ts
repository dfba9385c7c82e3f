import { defineCause } from '../../contract/cause.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { keyRefusedSigns, loginAccepted, windowsServer } from '../conditions/auth.ts';
import { unsafeFile } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/strictmodes-authorized-keys',
  title: 'Others may write the authorized_keys file of this account, so sshd does not use it (StrictModes).',
  layer: 'R',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('bad-modes-file'),
    { when: saidOfUs('bad-modes-file'), weight: 'strong' },
    ...keyRefusedSigns,
    { when: windowsServer, weight: 'decisive', against: true },
  ],
  proof: unsafeFile,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/selinux-authorized-keys', 'auth/strictmodes-home-or-ssh-dir'],
  decidedBy: {
    where: 'server',
    says: 'Look at the owners and modes on the way to the file, and for "bad ownership or modes for file" in the log:',
    run: 'sudo namei -l /home/{user}/.ssh/authorized_keys',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Give the file to its owner alone:',
      run: 'sudo chmod 600 /home/{user}/.ssh/authorized_keys && sudo chown {user} /home/{user}/.ssh/authorized_keys',
    },
  ],
  source: ['OpenSSH misc.c', 'https://github.com/nvm-sh/nvm/issues/3248'],
});
