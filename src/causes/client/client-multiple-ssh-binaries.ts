import { defineCause } from '../../contract/cause.ts';
import { not } from '../../contract/condition.ts';
import { severalClients } from '../conditions/client.ts';

export default defineCause({
  id: 'client/client-multiple-ssh-binaries',
  title: 'This machine has more than one ssh program; a tool may use another one than your shell does.',
  says: 'Each has its own configuration, known_hosts and agent. In the order of PATH they are {client.ssh-binaries.path}; the first is the one examined here.',
  layer: 'A',
  frequency: 'common',
  refusedBy: 'this-machine',
  beside: true,
  signs: [{ when: severalClients, weight: 'weak' }],
  proof: severalClients,
  ruledOutBy: not(severalClients),
  lookAlikes: ['auth/agent-env-wrong', 'hostkey/putty-hostkey-not-cached'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'List every ssh program in the order in which the shell finds them:',
      run: 'type -a ssh',
    },
    {
      where: 'client',
      system: 'windows',
      does: 'List every ssh program in the order in which Windows finds them:',
      run: 'where.exe ssh',
    },
    {
      where: 'client',
      system: 'windows',
      does: 'Let git use the ssh of Windows, with its keys and its agent:',
      run: 'git config --global core.sshCommand C:/Windows/System32/OpenSSH/ssh.exe',
    },
  ],
  source: ['https://github.com/git-for-windows/git/issues/2380'],
});
