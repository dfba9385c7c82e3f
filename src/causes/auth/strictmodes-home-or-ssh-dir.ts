import { defineCause } from '../../contract/cause.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { keyRefusedSigns, loginAccepted, windowsServer } from '../conditions/auth.ts';
import { unsafeFolder } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/strictmodes-home-or-ssh-dir',
  title: 'Others may write the home directory or ~/.ssh of this account, so sshd does not use its keys (StrictModes).',
  layer: 'R',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('bad-modes-folder'),
    { when: saidOfUs('bad-modes-folder'), weight: 'strong' },
    ...keyRefusedSigns,
    { when: windowsServer, weight: 'decisive', against: true },
  ],
  proof: unsafeFolder,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/selinux-authorized-keys', 'auth/strictmodes-authorized-keys'],
  decidedBy: {
    where: 'server',
    says: 'Look at the owners and modes on the way to the file, and for "bad ownership or modes for directory" in the log:',
    run: 'sudo namei -l /home/{user}/.ssh/authorized_keys',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Take the right to write from the others:',
      run: 'sudo chmod go-w /home/{user} && sudo chmod 700 /home/{user}/.ssh && sudo chown {user} /home/{user} /home/{user}/.ssh',
    },
  ],
  source: ['OpenSSH misc.c', 'https://github.com/certtools/intelmq/issues/559'],
});
