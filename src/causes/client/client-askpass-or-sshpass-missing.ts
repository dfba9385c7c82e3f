import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'client/client-askpass-or-sshpass-missing',
  title: 'A program should type a password into ssh, and the helper for that (sshpass, askpass) is missing.',
  layer: 'A',
  frequency: 'occasional',
  signs: [sign('decisive', said('sshpass-missing')), sign('strong', said('sshpass-hostkey'))],
  lookAlikes: ['auth/auth-no-tty-or-batchmode', 'hostkey/hostkey-unknown-noninteractive'],
  decidedBy: { where: 'client', says: 'Look whether the helper is there:', run: 'command -v sshpass' },
  fix: [
    {
      where: 'client',
      system: 'debian',
      does: 'Install sshpass, or better use a key:',
      run: 'sudo apt install sshpass',
    },
    { where: 'client', system: 'rhel', does: 'Install sshpass, or better use a key:', run: 'sudo dnf install sshpass' },
    { where: 'client', system: 'any', does: 'Use a key, which needs no password:', run: 'ssh-copy-id {name}' },
  ],
  source: ['Ansible plugins/connection/ssh.py', 'OpenSSH readpass.c'],
});
