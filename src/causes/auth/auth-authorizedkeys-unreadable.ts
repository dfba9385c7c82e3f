import { defineCause } from '../../contract/cause.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { keyRefusedNotRootSigns, loginAccepted } from '../conditions/auth.ts';
import { keysUnreadable } from '../conditions/inside-keys.ts';

export default defineCause({
  id: 'auth/auth-authorizedkeys-unreadable',
  title: 'The account {user} may not read its own authorized_keys file, so sshd finds no key.',
  says: 'sshd opens the file with the rights of the account: a home or file that belongs to root and is closed to others keeps it out.',
  layer: 'R',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('keys-unreadable'),
    { when: saidOfUs('keys-unreadable'), weight: 'strong' },
    ...keyRefusedNotRootSigns,
  ],
  proof: keysUnreadable,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/strictmodes-authorized-keys', 'auth/strictmodes-home-or-ssh-dir', 'auth/selinux-authorized-keys'],
  decidedBy: {
    where: 'server',
    says: 'Try to read the file as the account:',
    run: 'sudo -u {user} cat /home/{user}/.ssh/authorized_keys',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Give the home and its .ssh folder to the account:',
      run: 'sudo chown {user}: /home/{user} /home/{user}/.ssh /home/{user}/.ssh/authorized_keys && sudo chmod u+rwx /home/{user} /home/{user}/.ssh && sudo chmod 600 /home/{user}/.ssh/authorized_keys',
    },
  ],
  source: ['OpenSSH auth2-pubkey.c', 'lab'],
});
