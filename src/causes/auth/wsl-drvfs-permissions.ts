import { defineCause } from '../../contract/cause.ts';
import { all, fact, is, matching } from '../../contract/condition.ts';
import { deniedOrCut, loginAccepted, noKeyOffered } from '../conditions/auth.ts';

const inWsl = fact('client.system').field('wsl').equals(true, 'this machine is WSL on Windows');
const onDrive = fact('login.key-problems').element(
  { problem: is('bad-permissions'), path: matching('^/mnt/[a-z]/') },
  'ssh ignores a key file on the Windows drive, which others may read',
);

export default defineCause({
  id: 'auth/wsl-drvfs-permissions',
  title:
    'The private key lies on the Windows drive, where Linux modes do not hold, so ssh ignores it[: {login.key-problems.path}].',
  layer: 'X',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(deniedOrCut, onDrive), weight: 'decisive' }],
  proof: all(deniedOrCut, inWsl, onDrive, noKeyOffered),
  ruledOutBy: loginAccepted,
  explains: ['auth/key-permissions-unix', 'auth/key-not-offered', 'auth/auth-password-disabled'],
  lookAlikes: ['auth/key-permissions-unix'],
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'Copy the key into the home of WSL and make it yours alone:',
      run: 'cp {login.key-problems.path} ~/.ssh/ && chmod 600 ~/.ssh/id_*',
    },
  ],
  source: ['taxonomy, layer X'],
});
