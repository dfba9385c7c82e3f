import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';

const said = fact('login.jump')
  .field('text')
  .matches('CreateProcessW failed|posix_spawn: No such file', 'ssh cannot start the program of the proxy command');

export default defineCause({
  id: 'connect/jump-proxycommand-windows-path',
  title: 'This old OpenSSH of Windows cannot start the proxy command; it needs the full path of ssh.exe.',
  layer: 'V',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: said, weight: 'decisive' }],
  proof: said,
  ruledOutBy: fact('login.jump').kind('ok', 'the way works'),
  explains: ['connect/jump-proxycommand-broken'],
  lookAlikes: ['connect/jump-proxycommand-broken'],
  fix: [
    {
      where: 'client',
      system: 'windows',
      does: 'Name it with its full path in ~/.ssh/config: ProxyCommand C:\\Windows\\System32\\OpenSSH\\ssh.exe -W %h:%p BASTION',
    },
    {
      where: 'client',
      system: 'windows',
      does: 'Or install the newest OpenSSH:',
      run: 'winget install Microsoft.OpenSSH.Preview',
    },
  ],
  source: ['https://github.com/microsoft/vscode-remote-release/issues/18'],
});
