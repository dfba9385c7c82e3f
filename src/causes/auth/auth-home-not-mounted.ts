import { defineCause } from '../../contract/cause.ts';
import { keyRefusedNotRootSigns, loginAccepted } from '../conditions/auth.ts';
import { keysInMissingHome } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/auth-home-not-mounted',
  title: 'The home directory of {user} is not there at login (encrypted, or on a share), and the keys are inside.',
  layer: 'R',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [...keyRefusedNotRootSigns],
  proof: keysInMissingHome,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'server',
    says: 'Look whether the home is there while nobody is logged in:',
    run: 'ls -la /home/{user}/.ssh; findmnt -T /home/{user}',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Keep the keys outside the home: put "AuthorizedKeysFile /etc/ssh/%u/authorized_keys" into sshd_config, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['taxonomy, layer R'],
});
