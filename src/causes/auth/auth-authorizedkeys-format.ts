import { defineCause } from '../../contract/cause.ts';
import { keyRefusedNotRootSigns, loginAccepted } from '../conditions/auth.ts';
import { brokenLineInside } from '../conditions/inside.ts';
import { keyIsOnlyAuthority } from '../conditions/inside-keys.ts';

export default defineCause({
  id: 'auth/auth-authorizedkeys-format',
  title: 'The line of your key in authorized_keys is damaged (wrapped, two keys in one line, wrong format).',
  layer: 'R',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [...keyRefusedNotRootSigns, { when: brokenLineInside, weight: 'decisive' }],
  proof: keyIsOnlyAuthority,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'server',
    says: 'Count the keys that can be read, against the lines of the file:',
    run: 'sudo ssh-keygen -lf /home/{user}/.ssh/authorized_keys; sudo wc -l /home/{user}/.ssh/authorized_keys',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Write each key in one line of its own; a key in the format SSH2 is converted like this:',
      run: 'ssh-keygen -i -f key-ssh2.pub',
    },
  ],
  source: ['https://github.com/elpy1/ssh-over-ssm/pull/18', 'OpenSSH auth2-pubkeyfile.c'],
});
